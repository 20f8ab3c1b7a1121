// Package words tells a key over the telephone: the same eight plain words on every
// machine, so that two people can compare them by reading aloud.
package words

import (
	"crypto/sha256"
	"strings"
)

// Count is how many words a key has: 64 bits of its hash, eight to a word.
const Count = 8

// list has 256 words, sorted, no two alike by one letter. The order is part of the
// format: another order would give another word for the same key.
var list = strings.Fields(`
acorn amber anchor apple apron arrow atlas autumn
badger bakery balcony bamboo banjo barley basket beacon
beetle bench bicycle biscuit blanket blossom boulder bracket
breeze bridge bronze bucket butter button cabbage cabin
camera candle canoe canvas carpet castle cedar ceiling
cello cherry chimney circle citrus clover cobbler coconut
comet compass copper coral corner cottage cotton cradle
cricket crystal cuckoo curtain cushion daisy dancer dawn
desert diamond dolphin donkey dragon drawer drum eagle
echo elbow elephant emerald engine envelope evening fabric
falcon feather fence fern fiddle finger flannel flute
forest fossil fox fudge funnel galaxy garden garlic
giraffe glacier goblet goose granite grape gravel guitar
hammer hamster harbour harvest hazel hedge helmet hermit
hollow honey horizon hotel hunter igloo indigo insect
iron island ivory jacket jaguar jasmine jelly jigsaw
journey jungle juniper kettle keyhole kitchen kite ladder
lagoon lantern lavender lemon lettuce library lilac linen
lion lizard lobster lunch magnet mango maple marble
market meadow mermaid mirror mitten mosaic mountain muffin
museum mustard napkin needle nickel noodle nutmeg oak
oasis oatmeal ocean olive onion orange orchard otter
owl oyster paddle palace pancake panda paper parrot
pasture pebble pelican pencil pepper piano pillow planet
plum pocket pony potato pumpkin puzzle quarry quilt
rabbit radish rainbow ribbon river robin rosemary ruby
saffron salmon sandal satchel scarf school seagull shadow
shelter silver skylark slipper snow sparrow spider sponge
squirrel stable starfish statue summer sunset swallow teapot
thimble thunder tiger timber trumpet tulip turnip turtle
umbrella valley vanilla velvet village violin volcano waffle
walnut wardrobe water whistle window winter woodland zebra
`)

// Of gives the words of a public key, from the beginning of its SHA-256; nil for no key.
func Of(key []byte) []string {
	if len(key) == 0 {
		return nil
	}
	sum := sha256.Sum256(key)
	told := make([]string, Count)
	for i := range told {
		told[i] = list[sum[i]]
	}
	return told
}

// Text is Of in one line, in two groups of four that are easier to read aloud:
// "anchor barley cedar daisy – ember falcon garden honey".
func Text(key []byte) string {
	told := Of(key)
	if told == nil {
		return ""
	}
	return strings.Join(told[:Count/2], " ") + " – " + strings.Join(told[Count/2:], " ")
}

// List gives the words, to make passphrases of.
func List() []string { return append([]string(nil), list...) }
