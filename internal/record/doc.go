// Package record is the model: what druginfo knows about one drug.
//
// A [Drug] is the same thing in three places. A person writes it as YAML under
// data/drugs, the compiler completes it (class facts merged in, names of other
// drugs filled in, shared sources resolved) and stores it as one line of JSON,
// and scripts read that JSON. The field names are the same everywhere, and the
// `doc` tag on each field is the text of the field reference, of the JSON
// Schema and of every other description of the format: there is one place to
// change.
//
// Clinical statements never stand alone. Each carries the ids of the sources it
// was taken from ([Source]), and where it was not written for this drug but for
// its class it says so (`basis: class`). Numbers are [Quantity] values with a
// unit, never prose. Closed sets of words are string types with a Values
// method; each has a member for the honest "not established".
//
// The package uses the standard library only, so that the program that ships
// links no YAML.
package record
