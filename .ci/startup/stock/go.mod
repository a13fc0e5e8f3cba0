module stock

go 1.26

require github.com/charmbracelet/glamour v1.0.0
