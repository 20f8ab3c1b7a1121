package socialvalue_test

import (
	"testing"

	"bidwright/ui/page/pagetest"
	"bidwright/ui/page/socialvalue"
)

// The library is searched by words; the chosen value tells its source, its licence and
// its age.
func TestTheLibraryIsSearched(t *testing.T) {
	s := stationery(t)
	_, w := open(t, s, "values")
	pagetest.Type(t, w, "Find a value", "hostel week")
	contains(t, w, "2 values of ", "Staffed council hostel")
	pagetest.Type(t, w, "Find a value", "no such thing at all")
	contains(t, w, "0 values of ", "No value has these words.")
}

// A file is shown before it is taken: what is taken, what is not and why. Taking it over
// is one step that undo takes back.
func TestAFileOfValuesIsPreviewedAndTaken(t *testing.T) {
	disk := &pagetest.Disk{}
	s := pagetest.MealsOn(t, disk)
	p := socialvalue.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("values")
	const path = "/home/values.csv"
	table := "id,label,value,unit,price_year,ledger,body,source,licence,note\n" +
		"W1,A year with more friends,1850.25,person,2023,social,individuals,A bank of values,members only,\n" +
		"W2,No year,5,person,,social,,s,OGL,\n"
	disk.Put(path, []byte(table))
	before := len(s.Bid().SocialValue.Values)
	p.TakeValues(path)
	contains(t, w, "1 value is taken.", "A year with more friends", "The price year is missing.", "names only the source")
	if len(s.Bid().SocialValue.Values) != before {
		t.Fatal("the preview changed the bid")
	}
	pagetest.Press(t, w, "Take them over")
	values := s.Bid().SocialValue.Values
	if len(values) != before+1 || !values[before].Restricted {
		t.Fatalf("%+v", values)
	}
	pagetest.Type(t, w, "Find a value", "friends")
	contains(t, w, "A file", "1 value of ")
	if err := s.Undo(); err != nil || len(s.Bid().SocialValue.Values) != before {
		t.Errorf("undo leaves the values: %v", err)
	}
	// A wrong file changes nothing and is refused in a sentence.
	disk.Put(path, []byte("code,value\nA,1\n"))
	p.TakeValues(path)
	contains(t, w, "does not name the columns")
	if len(s.Bid().SocialValue.Values) != before {
		t.Error("a refused file changed the bid")
	}
}
