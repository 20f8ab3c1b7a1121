package main

import "fyne.io/fyne/v2"

// What the program says about itself. FyneApp.toml says the same to the
// packaging tools, and a test keeps the two equal.
const (
	appName    = "Bidwright"
	appID      = "bidwright.desktop"
	appVersion = "0.1.0"
	appBuild   = 1
)

// metadata must be given to Fyne before the app is made: without it Fyne looks
// for FyneApp.toml near the program, and runs without the fyneDo migration.
func metadata() fyne.AppMetadata {
	return fyne.AppMetadata{
		ID:         appID,
		Name:       appName,
		Version:    appVersion,
		Build:      appBuild,
		Release:    true,
		Migrations: map[string]bool{"fyneDo": true},
	}
}
