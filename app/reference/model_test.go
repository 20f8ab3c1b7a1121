package reference_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"bidwright/app/reference"
)

// Section 12 of the specification: 5 missions, 8 outcomes, and four criteria of fair work;
// 10 % from 1 October 2025.
func TestTheSocialValueModel(t *testing.T) {
	l := library(t)
	count := map[reference.ModelKind]int{}
	for _, m := range l.Model() {
		count[m.Kind]++
		path := l.ModelPath(m.ID)
		if len(path) == 0 || path[0].Kind != reference.ModelMission || path[len(path)-1].ID != m.ID {
			t.Errorf("%s does not lead to a mission: %v", m.ID, path)
		}
		if m.URL == "" || m.Certainty == reference.Low {
			t.Errorf("%s has no source", m.ID)
		}
	}
	if count[reference.ModelMission] != 5 || count[reference.ModelOutcome] != 8 || count[reference.ModelCriterion] != 4 {
		t.Errorf("the model holds %v", count)
	}
	if l.ModelPath("SVM-NONE") != nil || l.ModelPath("") != nil {
		t.Error("an id that is not of the model has a path")
	}
	if _, found := l.ModelRule(on("2025-09-30")); found {
		t.Error("the rule holds before its first day")
	}
	if rule, found := l.ModelRule(on("2025-10-01")); !found || rule.Weight.Format() != "10 %" && rule.Weight.Format() != "10\u00a0%" {
		t.Errorf("the least weight is %q", rule.Weight.Format())
	}
}

// A table whose items point wrongly is refused: a circle, a level left out, a strange id.
func TestAModelThatPointsWronglyIsRefused(t *testing.T) {
	for name, c := range map[string][2]string{
		"a circle":         {"SVM-M1,mission,,", "SVM-M1,mission,SVM-O1,"},
		"a level left out": {"SVM-C1A,criterion,SVM-O1,", "SVM-C1A,criterion,SVM-M1,"},
		"nobody's":         {"SVM-O2,outcome,SVM-M1,", "SVM-O2,outcome,SVM-M9,"},
		"no mission":       {"SVM-O2,outcome,SVM-M1,", "SVM-O2,outcome,,"},
	} {
		files := shipped(t)
		raw := string(files["social_value_model.csv"].Data)
		if !strings.Contains(raw, c[0]) {
			t.Fatalf("the table does not hold %q", c[0])
		}
		files["social_value_model.csv"] = &fstest.MapFile{Data: []byte(strings.Replace(raw, c[0], c[1], 1))}
		if _, err := reference.Load(files); err == nil || !strings.Contains(err.Error(), "social_value_model.csv") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
