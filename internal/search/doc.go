// Package search finds records by what they say, where package lookup finds
// them by their names: filters over fields ([Filter]), words anywhere in the
// text ([Text]), and lay or clinical words for the terms of the vocabularies
// ([Terms]).
//
// Records are searched in their stored form. A line that cannot match is passed
// over without being decoded, so that a search over the whole catalogue reads
// the few records it shows.
package search
