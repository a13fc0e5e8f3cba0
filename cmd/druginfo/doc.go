/*
Druginfo is an offline drug reference for the terminal.

	druginfo NAME...                 the page of a drug
	druginfo NAME SECTION            one section of it
	druginfo NAME --json             the record, for scripts
	druginfo ask "SENTENCE"          the part of a record that answers, also without the word ask
	druginfo mix NAME NAME...        what happens when they are combined, pair by pair
	druginfo alternatives NAME       what people discuss with a prescriber for the same use
	druginfo compare NAME NAME...    side by side
	druginfo list, search            drugs by field, by what their records say
	druginfo classes, class NAME     the tree of classes, and the page of one
	druginfo resolve [FILE]          a column of names, one JSON line each
	druginfo help-lines              whom to call
	druginfo about                   what the records hold, and their limits
	druginfo export                  all records: ndjson, json, csv, sql, markdown
	druginfo schema, fields          the JSON Schema of a record, its fields
	druginfo config, man, version    settings, manual, version

NAME is a generic name, a brand, a synonym, an abbreviation, an identifier or a
street name. Case, accents, punctuation, trademark signs, spacing, salts,
strengths and forms do not matter. Several words are one name when they resolve
as one, and several names otherwise. A name that had to be corrected is announced
on standard error; a name that may mean several drugs is not answered with one.

# Output

Standard output carries data and nothing else; notes, corrections and errors go
to standard error. Output is plain in a pipe and styled on a terminal: --color,
NO_COLOR, CLICOLOR, CLICOLOR_FORCE and TERM=dumb decide, in that order of the
documentation of --color. The width is the terminal's, at most 100 columns, and
80 in a pipe; --width and COLUMNS change it. A page longer than the screen goes
through DRUGINFO_PAGER, PAGER or less.

# Exit codes

	0  found
	1  no drug of that name
	2  usage, or something went wrong
	3  the name may mean several drugs; they are listed

# Environment

	DRUGINFO_STYLE   auto, dark, light, plain, or the path of a glamour style file
	DRUGINFO_REGION  region of the help lines: us, uk, ca, au, ie, nz, eu
	DRUGINFO_PAGER   the pager; empty or "cat" for none
	DRUGINFO_WIDTH   columns of the page
	DRUGINFO_DATA    file of your own records, as for --data

The same settings may stand in $XDG_CONFIG_HOME/druginfo/config.toml.

# Limits

Information, not medical advice: do not start, stop or change a medicine because
of it. No record has been reviewed by a clinician. What is not recorded is not
thereby safe. Doses, taper rates and conversions are never printed.
*/
package main
