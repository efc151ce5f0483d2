// Reads a log in the way of the Go checksum database, by golang.org/x/mod/sumdb, and has that prove
// and check each entry: readlog FOLDER VKEY OLDER_CHECKPOINT
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type folder string

func (folder) Height() int { return height }

func (folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := f.read(tile, tlog.HashSize)
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// There the height stands in the path, which C2SP tlog-tiles has left out, and entries are "data".
func (f folder) read(tile tlog.Tile, size int) ([]byte, error) {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	path = strings.Replace(path, "tile/data/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(string(f), path))
	if os.IsNotExist(err) && tile.W < 1<<height {
		whole := tile
		whole.W = 1 << height
		data, err = f.read(whole, size)
		if err == nil {
			data = data[:tile.W*size]
		}
	}
	return data, err
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func open(file, vkey string) tlog.Tree {
	message, err := os.ReadFile(file)
	must(err)
	verifier, err := note.NewVerifier(vkey)
	must(err)
	opened, err := note.Open(message, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	var hash tlog.Hash
	copy(hash[:], root)
	return tlog.Tree{N: size, Hash: hash}
}

func main() {
	files := folder(os.Args[1])
	tree := open(filepath.Join(os.Args[1], "checkpoint"), os.Args[2])
	older := open(os.Args[3], os.Args[2])
	hashes := tlog.TileHashReader(tree, files)

	root, err := tlog.TreeHash(tree.N, hashes)
	must(err)
	if root != tree.Hash {
		log.Fatal("the tiles have another root")
	}
	extension, err := tlog.ProveTree(tree.N, older.N, hashes)
	must(err)
	must(tlog.CheckTree(extension, tree.N, tree.Hash, older.N, older.Hash))

	for first := int64(0); first < tree.N; first += 1 << height {
		width := tree.N - first
		if width > 1<<height {
			width = 1 << height
		}
		bundle, err := files.read(tlog.Tile{H: height, L: -1, N: first >> height, W: int(width)}, 34)
		must(err)
		for n := first; n < first+width; n++ {
			length := binary.BigEndian.Uint16(bundle)
			entry := bundle[2 : 2+length]
			bundle = bundle[2+length:]
			proof, err := tlog.ProveRecord(tree.N, n, hashes)
			must(err)
			must(tlog.CheckRecord(proof, tree.N, tree.Hash, n, tlog.RecordHash(entry)))
		}
		if len(bundle) > 0 {
			log.Fatal("there is more in the bundle")
		}
	}
	fmt.Printf("%d entries, beginning with the %d of before\n", tree.N, older.N)
}
