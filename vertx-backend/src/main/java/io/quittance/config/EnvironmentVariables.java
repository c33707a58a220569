package io.quittance.config;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Maps {@code QUITTANCE_HTTP_PORT} to {@code http.port} and finds names that map to nothing. */
final class EnvironmentVariables {

    /** Names the optional YAML file; it is not itself a setting. */
    static final String CONFIG_FILE = "QUITTANCE_CONFIG";

    private static final String PREFIX = "QUITTANCE_";

    private EnvironmentVariables() {}

    static String nameOf(String path) {
        return PREFIX
                + path.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** The settings among the variables, as a tree like that of the YAML file. */
    static JsonObject tree(Map<String, String> environment, Collection<String> knownPaths) {
        JsonObject tree = new JsonObject();
        for (String path : knownPaths) {
            String value = environment.get(nameOf(path));
            if (value != null) {
                put(tree, path, value);
            }
        }
        return tree;
    }

    /** One sentence for each variable that starts like ours and sets nothing. */
    static List<String> unknown(Map<String, String> environment, Collection<String> knownPaths) {
        List<String> known =
                knownPaths.stream().map(EnvironmentVariables::nameOf).toList();
        List<String> sentences = new ArrayList<>();
        for (String name : environment.keySet()) {
            if (name.startsWith(PREFIX) && !name.equals(CONFIG_FILE) && !known.contains(name)) {
                sentences.add(name + " is not a setting. Did you mean " + NearestName.of(name, known) + "?");
            }
        }
        return sentences;
    }

    private static void put(JsonObject tree, String path, String value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            tree.put(path, value);
            return;
        }
        String head = path.substring(0, dot);
        if (!tree.containsKey(head)) {
            tree.put(head, new JsonObject());
        }
        put(tree.getJsonObject(head), path.substring(dot + 1), value);
    }
}
