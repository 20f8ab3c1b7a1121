package main

import (
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

func TestMetadataEqualsFyneAppToml(t *testing.T) {
	var file struct {
		Details struct {
			Icon, Name, ID, Version string
			Build                   int
		}
		Migrations map[string]bool
	}
	if _, err := toml.DecodeFile("../../FyneApp.toml", &file); err != nil {
		t.Fatal(err)
	}
	m := metadata()
	if diff := cmp.Diff(
		[]any{file.Details.Name, file.Details.ID, file.Details.Version, file.Details.Build, file.Migrations},
		[]any{m.Name, m.ID, m.Version, m.Build, m.Migrations},
	); diff != "" {
		t.Errorf("FyneApp.toml (-) and metadata() (+) differ:\n%s", diff)
	}
}
