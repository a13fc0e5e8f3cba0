package record

// TopicFile is data/topics.yaml: what people ask about a drug, in their words.
type TopicFile struct {
	Topics    []Topic       `json:"topics" yaml:"topics" doc:"In order of priority: of two topics that fit equally well the first is taken."`
	Groups    []WordGroup   `json:"groups,omitempty" yaml:"groups,omitempty" doc:"Words that mean much the same, written once; a phrase names them with @."`
	Emergency []string      `json:"emergency" yaml:"emergency" doc:"Phrases that put the emergency block first, whatever was asked."`
	Ordinary  []string      `json:"ordinary" yaml:"ordinary" doc:"Everyday words that are also names: in a sentence they mean what they usually mean."`
	Fillers   []string      `json:"fillers" yaml:"fillers" doc:"Words that are never a name or a misspelled name."`
	Light     []string      `json:"light" yaml:"light" doc:"Words that carry little: in a phrase they count less than half."`
	Aliases   []ClassWords  `json:"aliases,omitempty" yaml:"aliases,omitempty" doc:"Names of a drug that are only understood in a sentence; id is that of the drug."`
	Classes   []ClassWords  `json:"classes,omitempty" yaml:"classes,omitempty" doc:"What people call a class, beside its names in data/classes."`
	Effects   []EffectWords `json:"effects,omitempty" yaml:"effects,omitempty" doc:"What people say for an effect. The terms of the vocabulary with their synonyms are added when compiled."`
	Asked     []Asked       `json:"asked,omitempty" yaml:"-" doc:"The questions of data/questions.yaml. Filled in when compiled."`
}

// Asked is questions of which the topic is known: data/questions.yaml.
type Asked struct {
	Topic     string   `json:"topic" yaml:"topic" doc:"Id of the topic."`
	Questions []string `json:"questions" yaml:"questions" doc:"Questions that were understood so: the words in lower case without marks; a drug is X, a class of drugs C."`
}

// Topic is one kind of question.
type Topic struct {
	ID         string   `json:"id" yaml:"id" doc:"Kebab-case ASCII."`
	Name       string   `json:"name" yaml:"name" doc:"What it is about, to end a sentence: \"whether it is addictive\"."`
	Title      string   `json:"title" yaml:"title" doc:"Heading of the answer."`
	Answer     []string `json:"answer,omitempty" yaml:"answer,omitempty" doc:"Parts of the record that answer it, the first one first; those that end in ! are what was asked, and the absence of all of them is said. See package question."`
	More       string   `json:"more,omitempty" yaml:"more,omitempty" doc:"Section of the page to read on in."`
	Unanswered bool     `json:"unanswered,omitempty" yaml:"unanswered,omitempty" doc:"No record answers it: it is recognised so that no other topic is answered in its place."`
	Of         string   `json:"of,omitempty" yaml:"of,omitempty" doc:"Id of a topic that this one takes the place of when every drug asked about has the use."`
	Use        string   `json:"use,omitempty" yaml:"use,omitempty" doc:"A term of the vocabulary of uses; see of."`
	Subjects   int      `json:"subjects,omitempty" yaml:"subjects,omitempty" doc:"How many drugs the question needs: 0, 1 or 2."`
	Priority   float64  `json:"priority,omitempty" yaml:"priority,omitempty" doc:"Added to the score of a phrase: what counts for more than what is said beside it."`
	Phrases    []string `json:"phrases" yaml:"phrases" doc:"Word sequences that mean it. X is a drug or class, C a class, AMOUNT a number with a unit, MANY a number from 5 on; a|b either; stem* any ending; .. up to five words between; a word that ends in ? may be missing; @name any word of a group; ^ and $ the two ends of the sentence."`
	Words      []string `json:"words,omitempty" yaml:"words,omitempty" doc:"Words that speak for it without deciding."`
	Not        []string `json:"not,omitempty" yaml:"not,omitempty" doc:"Phrases that rule it out."`
	Examples   []string `json:"examples" yaml:"examples" doc:"Questions that must be understood so. A test asks them."`
}

// WordGroup is what people say for one thing.
type WordGroup struct {
	Name       string   `json:"name" yaml:"name" doc:"What phrases call it, without the @."`
	Vocabulary string   `json:"vocabulary,omitempty" yaml:"vocabulary,omitempty" doc:"effects or uses: the terms of that vocabulary and their synonyms belong to it."`
	Words      []string `json:"words" yaml:"words" doc:"Words, or several words that belong together; a word may end in *, and * alone is any word."`
	Terms      []string `json:"terms,omitempty" yaml:"-" doc:"The terms of the vocabulary. Filled in when compiled."`
}

// EffectWords is what people say for an effect.
type EffectWords struct {
	Names []string `json:"names" yaml:"names" doc:"Terms of data/vocab/effects.yaml that may be meant, the likeliest first."`
	Words []string `json:"words" yaml:"words" doc:"Words, or several words that belong together; a word may end in *, and * alone is any word."`
}

// ClassWords are further words for a class or a drug.
type ClassWords struct {
	ID     string   `json:"id" yaml:"id" doc:"Its id."`
	Street bool     `json:"street,omitempty" yaml:"street,omitempty" doc:"What people call it on the street."`
	Words  []string `json:"words" yaml:"words" doc:"What people say."`
}
