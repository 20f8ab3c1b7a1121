package main

import (
	"context"
	"strings"
	"testing"
)

func TestANoticeWithInfinityCanBeReadMended(t *testing.T) {
	raw := []byte(`{"releases":[{"ocid":"ocds-h6vhtk-1","id":"1-2026","tag":["tender"],"tender":{"id":"T","title":"Meals","lotDetails":{"maximumLotsBidPerSupplier":Infinity}}}]}`)
	quiet := func(int64, int64) {}
	_, repairable, err := readNotice(context.Background(), raw, false, quiet)
	if err == nil || !repairable || !strings.Contains(err.Error(), "Infinity") {
		t.Fatalf("repairable %v: %v", repairable, err)
	}
	file, _, err := readNotice(context.Background(), raw, true, quiet)
	if err != nil || len(file.Releases) != 1 || string(file.Original) != string(raw) {
		t.Errorf("the mended copy: %v", err)
	}
	if _, repairable, err = readNotice(context.Background(), []byte("no notice"), false, quiet); err == nil || repairable {
		t.Errorf("no JSON: repairable %v, %v", repairable, err)
	}
}
