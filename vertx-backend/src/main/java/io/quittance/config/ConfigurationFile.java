package io.quittance.config;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the optional YAML file. */
final class ConfigurationFile {

    private ConfigurationFile() {}

    /**
     * Blocks. A file or a section with nothing in it, as after commenting everything out, sets nothing.
     *
     * @throws InvalidConfigurationException if the file cannot be read or is no YAML map
     */
    static JsonObject read(String file) {
        Object tree;
        try {
            tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw mistake(file, "cannot be read");
        } catch (YAMLException e) {
            throw mistake(file, "is not YAML: " + e.getMessage());
        }
        if (tree == null) {
            return new JsonObject();
        }
        if (!(tree instanceof Map<?, ?> map)) {
            throw mistake(file, "does not hold a map of settings");
        }
        dropEmptySections(map);
        return new JsonObject(Json.encode(map));
    }

    private static void dropEmptySections(Map<?, ?> tree) {
        tree.values().removeIf(Objects::isNull);
        for (Object value : tree.values()) {
            if (value instanceof Map<?, ?> section) {
                dropEmptySections(section);
            }
        }
    }

    private static InvalidConfigurationException mistake(String file, String sentence) {
        return new InvalidConfigurationException(
                List.of(EnvironmentVariables.CONFIG_FILE + " names '" + file + "', which " + sentence));
    }
}
