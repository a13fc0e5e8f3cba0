// Package cli is the command line: cobra commands over the other packages. It
// is the only place that prints errors and chooses exit codes, and the only
// importer of cobra.
//
// What goes to standard output is data and nothing else; notes, corrections and
// errors go to standard error. The exit codes are fixed: see [Code].
package cli
