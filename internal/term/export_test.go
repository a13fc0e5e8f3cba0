package term

var Split = split
