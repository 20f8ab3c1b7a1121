package packfile

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"os/exec"
	"strings"
	"testing"

	"filippo.io/age"
)

func newKey(t testing.TB) Key {
	t.Helper()
	k, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func signed(t testing.TB, k Key) Parts {
	t.Helper()
	p := Parts{Manifest: []byte("{\n  \"schema\": 1,\n  \"note\": \"Tŷ & <b> ‘x’\"\n}\n"), Data: []byte("{\"schema\": 1}\r\n")}
	var err error
	if p.Signature, err = k.Sign(p.Manifest); err != nil {
		t.Fatal(err)
	}
	return p
}

func dataFile(t testing.TB, p Parts) []byte {
	t.Helper()
	raw, err := Envelope(p)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestAKeySurvivesItsFile(t *testing.T) {
	k := newKey(t)
	text, err := k.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseKey(text)
	if err != nil {
		t.Fatal(err)
	}
	if again.Public() != k.Public() || again.Recipient() != k.Recipient() || !strings.HasPrefix(k.Recipient(), "age1") {
		t.Errorf("%s, %s became %s, %s", k.Public(), k.Recipient(), again.Public(), again.Recipient())
	}
	if again, err = ParseKey(bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))); err != nil || again.Public() != k.Public() {
		t.Errorf("with the line ends of Windows: %v", err)
	}
	for cut := 0; cut < len(text)-1; cut += 7 {
		if _, err := ParseKey(text[:cut]); err == nil {
			t.Fatalf("a key file cut at %d is taken", cut)
		}
	}
	if _, err := (Key{}).Encode(); err == nil {
		t.Error("no key was encoded")
	}
}

// The key file is PKCS #8, so that other programs read it.
func TestOpensslReadsTheKeyAndTheSignature(t *testing.T) {
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Log("openssl is not here; the format is checked against the standard library alone")
		return
	}
	k := newKey(t)
	text, err := k.Encode()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("openssl", "pkey", "-pubout", "-outform", "DER")
	cmd.Stdin = bytes.NewReader(text)
	der, err := cmd.Output()
	if err != nil || len(der) < ed25519.PublicKeySize {
		t.Fatalf("openssl: %v", err)
	}
	if got := base64.StdEncoding.EncodeToString(der[len(der)-ed25519.PublicKeySize:]); got != k.Public() {
		t.Errorf("openssl reads the public key %s, we say %s", got, k.Public())
	}
}

func TestASignatureHoldsForItsBytesOnly(t *testing.T) {
	k := newKey(t)
	p := signed(t, k)
	if by, err := Verify(p.Manifest, p.Signature); err != nil || by != k.Public() {
		t.Fatalf("%s, %v", by, err)
	}
	for i := range p.Manifest {
		changed := bytes.Clone(p.Manifest)
		changed[i] ^= 1
		if _, err := Verify(changed, p.Signature); !errors.Is(err, ErrChanged) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
	}
	other := newKey(t)
	claims := bytes.Replace(p.Signature, []byte(k.Public()), []byte(other.Public()), 1)
	if _, err := Verify(p.Manifest, claims); !errors.Is(err, ErrChanged) {
		t.Errorf("another key claims the signature: %v", err)
	}
	for _, bad := range []string{"", "x", strings.Repeat("a", 5000), string(p.Signature) + "more: 1\n",
		strings.Replace(string(p.Signature), "Ed25519", "none", 1), strings.Replace(string(p.Signature), "signature: ", "signature:", 1),
		strings.Replace(string(p.Signature), "key: ", "key: AAAA", 1)} {
		if _, err := Verify(p.Manifest, []byte(bad)); !errors.Is(err, ErrSignature) {
			t.Errorf("%.40q: %v", bad, err)
		}
	}
}

func TestADataFileGivesBackItsParts(t *testing.T) {
	k := newKey(t)
	p := signed(t, k)
	raw := dataFile(t, p)
	if !bytes.Contains(raw, []byte(`\"note\": \"Tŷ & <b> ‘x’\"`)) {
		t.Errorf("the texts are hidden from a reader:\n%s", raw)
	}
	for _, in := range [][]byte{raw, append([]byte("\xef\xbb\xbf\n"), raw...)} {
		r, err := Open(context.Background(), in, Secrets{})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(r.Manifest, p.Manifest) || !bytes.Equal(r.Data, p.Data) || !bytes.Equal(r.Signature, p.Signature) ||
			r.Verdict != Signed || r.SignedBy != k.Public() || r.Form != FormData || r.Locked {
			t.Errorf("%+v", r)
		}
	}
}

func TestALockedFileOpensForItsReaderOnly(t *testing.T) {
	k, reader := newKey(t), newKey(t)
	raw := dataFile(t, signed(t, k))
	byWords, err := LockFor(raw, "correct horse battery staple")
	if err != nil {
		t.Fatal(err)
	}
	byKey, err := LockForKey(raw, reader.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what    string
		raw     []byte
		secrets Secrets
		want    error
	}{
		{"the words", byWords, Secrets{Passphrase: "correct horse battery staple"}, nil},
		{"the words as heard", byWords, Secrets{Passphrase: " Correct-horse  BATTERY staple\n"}, nil},
		{"the key", byKey, Secrets{Key: reader}, nil},
		{"both", byKey, Secrets{Key: reader, Passphrase: "no"}, nil},
		{"no words", byWords, Secrets{}, ErrNeedsPassphrase},
		{"a key for words", byWords, Secrets{Key: reader}, ErrNeedsPassphrase},
		{"wrong words", byWords, Secrets{Passphrase: "correct horse battery"}, ErrPassphrase},
		{"another key", byKey, Secrets{Key: k}, ErrPassphrase},
		{"words for a key", byKey, Secrets{Passphrase: "no"}, ErrPassphrase},
	} {
		r, err := Open(context.Background(), c.raw, c.secrets)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.what, err)
		}
		if c.want == nil && (r == nil || !r.Locked || r.SignedBy != k.Public()) {
			t.Errorf("%s: %+v", c.what, r)
		}
	}
	for cut := len(byKey) - 1; cut > 30; cut -= 97 {
		if _, err := Open(context.Background(), byKey[:cut], Secrets{Key: reader}); err == nil {
			t.Fatalf("a locked file cut at %d opens", cut)
		}
	}
	if _, err := LockForKey(raw, "age1nonsense"); err == nil {
		t.Error("locked for nonsense")
	}
	if _, err := LockFor(raw, " - "); err == nil {
		t.Error("locked without a passphrase")
	}
	twice, err := LockForKey(byKey, reader.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), twice, Secrets{Key: reader}); err == nil {
		t.Error("a file locked twice opens")
	}
}

// A file that asks for a day's work is refused before any.
func TestAHeavyLockIsRefusedBeforeAnyWork(t *testing.T) {
	to, err := age.NewScryptRecipient("words")
	if err != nil {
		t.Fatal(err)
	}
	to.SetWorkFactor(1)
	raw, err := lock([]byte("{}"), to)
	if err != nil {
		t.Fatal(err)
	}
	line := bytes.Split(raw, []byte("\n"))[1]
	for _, factor := range []string{"19", "30", "99999999999999999999999999"} {
		heavy := bytes.Replace(raw, line, append(line[:len(line)-1:len(line)-1], factor...), 1)
		if _, err := Open(context.Background(), heavy, Secrets{Passphrase: "words"}); err == nil || !strings.Contains(err.Error(), "so much work") {
			t.Errorf("a work factor of %s: %v", factor, err)
		}
	}
}

func TestAPassphraseIsLongEnough(t *testing.T) {
	list := make([]string, 1296)
	for i := range list {
		list[i] = "w" + strings.Repeat("x", i%9)
	}
	a, err := Passphrase(list)
	if err != nil || len(strings.Split(a, "-")) != minWords {
		t.Errorf("%q, %v", a, err)
	}
	if _, err := Passphrase(list[:100]); err == nil {
		t.Error("a short list makes a passphrase")
	}
}
