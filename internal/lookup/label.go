package lookup

import (
	"strings"
	"sync"
)

// labelClass is what a word on a label or prescription is, when it is no part
// of a drug's name.
type labelClass uint8

const (
	notLabel labelClass = iota
	strength            // numbers and units
	form                // tablet, patch, inhaler; packaging
	route               // oral, intravenous
	release             // extended release, XR, and what describes a form
	dosing              // twice daily, prn, and other instructions
	maker               // Ltd, Pharmaceuticals
	salt                // hydrochloride, sodium: may be a drug by itself
	join                // and, with: both of them
	either              // or: one of them
	filler              // words that say nothing
)

// labelWords lists the words of each class: a closed list of what labels of the
// FDA, the NHS dictionary and handwritten prescriptions use.
func labelWords() map[labelClass]string {
	return map[labelClass]string{
		strength: `mg mgs mcg mcgs ug mug g gm gms gram grams ml mls l litre liter dl kg meq mmol mol iu units unit u mu miu miliunit
		microgram micrograms milligram milligrams microg nanogram ng percent hr hrs h hour hours actuation act dose doses usp bp ph eur kiu csr uci pfu vg million cells cell international least contains teaspoonful teaspoonfuls tablespoonful scoopful t z spray sprays
		puff puffs strength ds ss sq cm cm2 eq base mcl cc tsp mci mbq gbq ppm`,
		form: `tablet tablets tab tabs tabl tbl tbls capsule capsules cap caps caplet caplets pill pills cp24 cp12 tb24 tb12 t24a c24 tbec tbcr tbdp tber cpdr cper
		csdr solution soln sol suspension susp syrup elixir liquid drops drop gtt gtts cream crm ointment oint ung gel jelly lotion foam shampoo
		patch patches ptch pt24 ptwk ptch72 film films strip lozenge lozenges troche troches gum spray sprays inhaler inh inhalation aerosol aero nebules
		neb nebs nebule nebulizer nebuliser respules mdi dpi hfa diskus ellipta respimat turbuhaler turbohaler accuhaler evohaler handihaler easyhaler clickhaler pressair
		respiclick flexhaler injection injections injectable inj infusion implant insert ring suppository suppositories supp supps enema
		pessary pessaries powder pow pwd granules granule sachet sachets packet packets pack packs kit vial vials ampoule ampoules amp amps ampul
		ampule syringe syringes pen pens kwikpen flexpen solostar flextouch pfs autoinjector prefilled cartridge cartridges penfill bag bottle bottles box tube
		blister wafer wafers bar soap paste pastes paint collodion oil concentrate conc emulsion mouthwash gargle rinse pellets beads sprinkle
		disc discs disk tampon swab pad pads sponge stick lollipop disintegrating orally dispersible orodispersible odt chewable chew chewtab
		effervescent soluble dissolvable disintegr melt melts rapid soltab zydis coated film enteric ec dosepak dospak lyophilized lyophilised lyophilisate lyophilisates freeze dried irrigation irrigant mixture tincture
		dentifrice dressing tape cloth pellet implantation inhalant pastille pastilles pouch pump system applicator metered delivery mdv prefill
		spansule spansules velotab velotabs chewtabs resin slush soft pledget sponges solvent diluent compounding combination combo gelatin particles
		liposomal liposome augmented crushable multilayer electuary lotions creams gels shampoos ointments powders solutions suspensions emulsions
		syrups elixirs enemas implants inserts inhalers aerosols liquids foams`,
		route: `oral po by mouth iv im sc sq subq subcut subcutaneous subcutaneously intravenous intravenously intramuscular intramuscularly intrathecal
		epidural intradermal topical topically transdermal td sublingual sl buccal buccally nasal nasally intranasal ophthalmic ophth opth eye otic ear rectal rectally
		pr vaginal vaginally pv inhaled respiratory external intravitreal intraarticular dental ou os od au ad as intraocular intraperitoneal intravesical intravesicular intratracheal intrapleural intracavitary intralesional
		intraarterial intrauterine intraventricular intracameral intravascular intraspinal intrabursal intrasynovial interstitial infiltration perineural
		periarticular articular periodontal percutaneous transmucosal oromucosal cutaneous urethral ureteral retrobulbar subarachnoid spinal caudal intracaudal
		auricular enteral perfusion extracorporeal iontophoresis endocervical intra respirat nostril nostrils eyes ears skin scalp`,
		release: `er xr xl sr cr la dr ir mr pr sa ec xt cd cc xrs pa retard extended release rel sustained controlled delayed modified prolonged immediate slow long acting
		24hr 12hr 24h 12h releas extend delay lp contin chrono chronosphere gastro resistant resist sugar free preservative sf pf
		special order concentrated generic brand name dye`,
		dosing: `daily qd od bd bid tid tds qid qds qhs hs qam qpm qam qod qw qwk weekly monthly prn stat nightly bedtime morning evening noon night once twice three
		times time one two four day days week weeks month months every q4h q6h q8h q12h q24h q4 q6 q8 q12 each per as needed take takes taking took apply use inject insert inhale give given
		sig disp dispense refill refills qty quantity ac pc for  pain after before food meals meal half max rx otc at in on to of the a an my i am
		x start starting continue stop dosage`,
		maker: `ltd limited plc inc llc gmbh company corp corporation uk us usa eu pharma pharmaceuticals pharmaceutical pharm pharms labs laboratories laboratory
		healthcare health distribution teva actavis accord mylan sandoz zentiva aurobindo lupin sun cipla apotex novartis pfizer gsk astrazeneca wockhardt waymade
		phoenix ranbaxy almus sigma aah alliance krka hexal ratiopharm`,
		salt: `hydrochloride hcl hci chloride dihydrochloride hydrobromide hbr bromide hydroiodide iodide sulfate sulphate sulf sulfat bisulfate bisulphate hydrogen
		sodium sod na potassium pot k calcium cal ca magnesium mag zinc aluminium aluminum disodium dipotassium trisodium monosodium hemicalcium
		phosphate phos diphosphate acetate acet diacetate citrate cit dihydrogen tartrate tart bitartrate maleate mal fumarate fum hemifumarate succinate succ
		mesylate mesilate mes besylate besilate tosylate tosilate ditosylate esylate camsylate edisylate napsylate isethionate nitrate dimesylate
		gluconate gluc lactate malate oxalate pamoate embonate palmitate decanoate enanthate cypionate propionate dipropionate valerate pivalate furoate
		benzoate stearate laurate estolate ethylsuccinate hyclate monohydrate dihydrate trihydrate tetrahydrate pentahydrate hemihydrate sesquihydrate hydrate anhydrous
		hydrated tromethamine trometamol meglumine arginine lysine erbumine tert butylamine olamine ethanolamine diethanolamine xinafoate hexacetonide acetonide
		medoxomil axetil cilexetil proxetil pivoxil etexilate mofetil marboxil carbonate bicarbonate hydroxide free acid
	 orotate picosulfate dihydrobromide lactobionate glucoheptonate hippurate mandelate mucate nicotinate polistirex saccharate
		teoclate tannate theoclate undecylenate caproate hexanoate buciclate dimeglumine`,
		join:   `and with plus w und et`,
		either: `or vs versus either instead`,
		filler: `gen name new brandname strength low high extra adult adults child children kids infant infants junior paediatric pediatric women men maximum regular original`,
	}
}

// labels maps a folded word to its class.
var labels = sync.OnceValue(func() map[string]labelClass {
	m := make(map[string]labelClass, 900)
	words := labelWords()
	// From the least to the most telling class; the last one wins.
	for c := filler; c > notLabel; c-- {
		for w := range strings.FieldsSeq(words[c]) {
			m[w] = c
		}
	}
	return m
})

// classOf returns the class of a folded word: numbers, and numbers with a unit
// or another label word on their tail (20mg, 24hr, 800microgram), are strengths.
func classOf(word string) labelClass {
	m := labels()
	if c := m[word]; c != notLabel {
		return c
	}
	i := 0
	for i < len(word) && word[i] >= '0' && word[i] <= '9' {
		i++
	}
	if i == 0 {
		return notLabel
	}
	if c := m[word[i:]]; i == len(word) || c != notLabel && c != salt {
		return strength
	}
	return notLabel
}
