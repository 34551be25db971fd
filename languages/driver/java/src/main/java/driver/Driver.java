package driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Builds every case of the corpus with the Java package, and writes the outcomes. */
public final class Driver {
    public static void main(final String[] args) throws IOException {
        new ObjectMapper().writeValue(new File("results.json"), Programs.ALL.stream().map(Driver::attempt).collect(Collectors.toList()));
    }

    private static Object attempt(final Supplier<Object> program) {
        try {
            return program.get();
        } catch (final RuntimeException error) { // whatever a user of the package could meet
            return Map.of("error", String.valueOf(error.getMessage()));
        }
    }

    private Driver() {
    }
}
