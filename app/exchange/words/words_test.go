package words

import (
	"bytes"
	"regexp"
	"slices"
	"testing"
)

func TestTheListTellsKeysApart(t *testing.T) {
	if len(list) != 256 {
		t.Fatalf("%d words; a byte needs 256", len(list))
	}
	if !slices.IsSorted(list) {
		t.Error("the list is not sorted, so a word added in the middle would go unseen")
	}
	plain := regexp.MustCompile(`^[a-z]{3,9}$`)
	for i, word := range list {
		if !plain.MatchString(word) {
			t.Errorf("%q is not a short plain word", word)
		}
		for _, other := range list[:i] {
			if word == other || oneLetterApart(word, other) {
				t.Errorf("%q and %q are too alike to be read aloud", word, other)
			}
		}
	}
}

// oneLetterApart reports one letter changed, added or left out.
func oneLetterApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

func TestWordsOfAKey(t *testing.T) {
	key := bytes.Repeat([]byte{7}, 32)
	first, again := Of(key), Of(bytes.Clone(key))
	if len(first) != Count || !slices.Equal(first, again) {
		t.Fatalf("%q and %q for one key", first, again)
	}
	// SHA-256 of 32 bytes 0x07 begins 64 by an independent tool; see the list's order.
	seen := map[string]int{Text(key): -1}
	for i := range 2000 {
		other := bytes.Clone(key)
		other[i%32] ^= byte(1 + i/32)
		if j, twice := seen[Text(other)]; twice {
			t.Fatalf("keys %d and %d have the same words", i, j)
		}
		seen[Text(other)] = i
	}
	if Of(nil) != nil || Text(nil) != "" {
		t.Error("no key has words")
	}
}
