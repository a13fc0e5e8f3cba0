package lookup

import "math/bits"

// maxKey is the longest key that is compared letter by letter. The few longer
// names are chemical ones that nobody types.
const maxKey = 48

// reach is how many edits away from the query a name may be to be looked at,
// by the length of the query. Two edits reach nearly every real misspelling of
// a drug name; on shorter words they reach everything.
//
//	xnax       4 letters, 1 edit    xanax
//	clonazapem 10 letters, 2 edits  clonazepam
func reach(n int) int {
	switch {
	case n < 4 || n > maxKey:
		return 0
	case n == 4:
		return 1
	default:
		return 2
	}
}

// Edits is the number of edits between two keys, or limit+1 when there are more
// than limit; see distance.
func Edits(a, b string, limit int) int { return distance(a, b, limit) }

// distance is the number of edits between two keys, where an edit is a letter
// inserted, dropped, changed, or swapped with its neighbour, and no letter is
// edited twice (optimal string alignment: Damerau 1964, restricted). It stops
// and returns limit+1 when the distance is more than limit.
//
//	distance("klonapin", "klonopin", 2) = 1
//	distance("xnaax", "xanax", 2) = 1
func distance(a, b string, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > limit || len(b) > maxKey {
		return limit + 1
	}
	if len(a) == 0 {
		return len(b)
	}
	// Three rows, of which only the band |i-j| <= limit is filled; the cells
	// beside the band hold limit+1.
	var rows [3][maxKey + 2]uint8
	older, old, row := &rows[0], &rows[1], &rows[2]
	far := uint8(limit + 1)
	for j := range len(b) + 1 {
		old[j] = min(uint8(j), far)
	}
	oldBest := uint8(0)
	for i := 1; i <= len(a); i++ {
		lo, hi := max(1, i-limit), min(len(b), i+limit)
		row[lo-1] = far
		if lo == 1 {
			row[0] = min(uint8(i), far)
		}
		best := row[lo-1]
		for j := lo; j <= hi; j++ {
			d := old[j-1]
			if a[i-1] != b[j-1] {
				d++
			}
			d = min(d, old[j]+1, row[j-1]+1, far)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, older[j-2]+1)
			}
			row[j] = d
			best = min(best, d)
		}
		row[hi+1] = far
		if min(best, oldBest) == far { // a swap may still come from the row before
			return limit + 1
		}
		oldBest = best
		older, old, row = old, row, older
	}
	return int(old[len(b)])
}

// letters is which letters a key has: bit 0 to 25 for one a to z, 26 to 51 for
// a second one, 52 to 61 for digits, 62 for anything else. One edit changes at
// most two bits, so keys whose letters differ in more than 2k bits are more than
// k edits apart; that settles nearly all comparisons without looking at a letter.
func letters(key string) uint64 {
	var m uint64
	for i := range len(key) {
		switch c := key[i]; {
		case c >= 'a' && c <= 'z':
			bit := uint64(1) << (c - 'a')
			m |= bit | (m&bit)<<26
		case c >= '0' && c <= '9':
			m |= 1 << (52 + c - '0')
		default:
			m |= 1 << 62
		}
	}
	return m
}

func lettersApart(a, b uint64) int { return bits.OnesCount64(a ^ b) }
