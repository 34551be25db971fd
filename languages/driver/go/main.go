// Builds every case of the corpus with the Go package, and writes the outcomes.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/aws/jsii-runtime-go"
)

func main() {
	defer jsii.Close()
	results := []any{}
	for _, program := range programs {
		results = append(results, attempt(program))
	}
	output, err := json.Marshal(results)
	check(err)
	check(os.WriteFile("results.json", output, 0o644))
}

func attempt(program func() any) (result any) {
	defer func() {
		if err := recover(); err != nil { // whatever a user of the package could meet
			result = map[string]string{"error": fmt.Sprint(err)}
		}
	}()
	return program()
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
