// Reads events as anybody would: the lines of a file, each by the standard library's JSON.
//
// Prints for each line what stands in it, in a form in which equal things are spelled alike: names
// in order, texts and names as their bytes in UTF-8, numbers as the bits of a double.
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"sort"
	"strings"
)

func spelled(value any) string {
	switch v := value.(type) {
	case nil:
		return "null"
	case bool:
		return fmt.Sprint(v)
	case string:
		return "s" + hex.EncodeToString([]byte(v))
	case float64:
		return fmt.Sprintf("d%016x", math.Float64bits(v))
	case []any:
		all := make([]string, len(v))
		for i, one := range v {
			all[i] = spelled(one)
		}
		return "[" + strings.Join(all, ",") + "]"
	case map[string]any:
		var all []string
		for name, one := range v {
			all = append(all, spelled(name)+":"+spelled(one))
		}
		sort.Strings(all)
		return "{" + strings.Join(all, ",") + "}"
	}
	panic("no such thing in JSON")
}

// What every event has: the fields are found as Go finds them.
type event struct {
	Type     string
	Subject  string
	Sequence string
}

func main() {
	file, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	lines := bufio.NewReader(file)
	for {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF {
			return
		}
		var all any
		var known event
		if json.Unmarshal(line, &all) != nil {
			fmt.Println("refused")
			continue
		}
		if json.Unmarshal(line, &known) == nil {
			byName, _ := all.(map[string]any)
			if byName["type"] != nil && byName["type"] != known.Type {
				fmt.Println("two types")
				continue
			}
		}
		fmt.Println(spelled(all))
	}
}
