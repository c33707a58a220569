import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Run by the build: writes the contract, which people write and read as YAML, as JSON too. Reading that takes a tenth of the
 * time, and every start reads it.
 */
final class ContractJson {

    private ContractJson() {}

    public static void main(String[] yamlAndJson) throws IOException {
        try (InputStream yaml = Files.newInputStream(Path.of(yamlAndJson[0]))) {
            Object contract = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            new ObjectMapper().writeValue(Path.of(yamlAndJson[1]).toFile(), contract);
        }
    }
}
