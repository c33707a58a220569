package io.quittance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quittance.problem.Kind;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The table of the house, and the habits that keep it tidy. */
@AnalyzeClasses(packages = "io.quittance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Whatever is above may use these. */
    private static final List<String> GROUND = List.of(
            "text",
            "language",
            "problem",
            "money",
            "config",
            "memory",
            "csv",
            "picture",
            "observability",
            "db",
            "http",
            "idempotency",
            "jobs",
            "outbox",
            "bitcoin",
            "kernel");

    /** The floors from the ground up: each package, and what below it that package may use. */
    private static final Map<String, List<String>> FLOORS = Map.ofEntries(
            entry("text", List.of()),
            entry("language", List.of()),
            entry("problem", List.of()),
            entry("money", List.of()),
            entry("config", List.of("text")),
            entry("memory", List.of("problem")),
            entry("csv", List.of("problem", "text")),
            entry("picture", List.of("memory", "problem")),
            entry("observability", List.of("config")),
            entry("db", List.of("config", "problem")),
            entry("http", List.of("config", "memory", "money", "observability", "problem", "text")),
            entry("access", List.of("config", "db", "http", "problem", "text")),
            entry("idempotency", List.of("db", "http", "problem")),
            entry("jobs", List.of("config", "db", "observability", "problem")),
            entry("outbox", List.of("config", "db", "observability", "problem")),
            entry("bitcoin", List.of("money", "text")),
            entry("pdf", List.of("bitcoin", "memory", "picture", "problem", "text")),
            entry("files", List.of("config", "http", "problem")),
            entry(
                    "kernel",
                    List.of("bitcoin", "config", "db", "http", "idempotency", "jobs", "memory", "outbox", "pdf")),
            entry("invoice", ground("pdf", "files")),
            entry("creator", ground("pdf", "files", "invoice")),
            entry("payment", ground("access", "invoice")),
            entry("account", ground("access")),
            entry("company", ground("access", "pdf")),
            entry("customer", ground("access")),
            entry("stock", ground("access")),
            entry("catalog", ground("access", "stock")),
            entry("purchase", ground("access", "company", "customer", "invoice", "stock")),
            entry("sale", ground("access", "company", "customer", "invoice", "purchase", "stock")));

    @ArchTest
    static void everyPackageKeepsToItsFloor(JavaClasses all) {
        FLOORS.forEach((name, below) -> uses(name, below).check(all));
    }

    @ArchTest
    static final ArchRule everyPackageIsInTheTable = classes()
            .that()
            .resideOutsideOfPackage("io.quittance")
            .should()
            .resideInAnyPackage(
                    FLOORS.keySet().stream().map(ArchitectureTest::below).toArray(String[]::new));

    /** Where a folder has rooms, they have floors of their own: the folder uses them, or they use it. */
    @ArchTest
    static final ArchRule roomsHaveNoCyclesEither =
            slices().matching("io.quittance.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheRootComposes = noClasses()
            .that(resideInAPackage("io.quittance.."))
            .and(resideOutsideOfPackage("io.quittance"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quittance");

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching("io.quittance.(*)..").should().beFreeOfCycles();

    /** Only what reads configuration and the contract may know JSON trees. */
    @ArchTest
    static final ArchRule theDomainKnowsNoJsonTrees = noClasses()
            .that()
            .resideOutsideOfPackages("io.quittance.config", "io.quittance.http..", "io.quittance.idempotency")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(JsonObject.class, JsonArray.class);

    @ArchTest
    static final ArchRule nobodySpeaksButMain =
            noClasses().that().doNotBelongToAnyOf(Main.class).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule timeIsJavaTime = noClasses()
            .that()
            // The certificate builder asks for the old type.
            .doNotHaveSimpleName("TlsCertificate")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)|java\\.text\\.(Simple)?DateFormat");

    @ArchTest
    static final ArchRule onlyTheDatabasesPackageBlocksOnSql = noClasses()
            .that()
            .resideOutsideOfPackage("io.quittance.db..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql", "org.postgresql..");

    /** The scheduler is told where connections come from, and that is all. */
    @ArchTest
    static final ArchRule onlyTheDatabasesPackageOpensConnections = noClasses()
            .that()
            .resideOutsideOfPackages("io.quittance.db", "io.quittance.jobs")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.sql");

    @ArchTest
    static final ArchRule theTimeIsAskedOfAClock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nothingIsFetched = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.net\\.(URLConnection|HttpURLConnection|http\\..*|Socket)|io\\.vertx\\.core\\.http\\.HttpClient.*");

    @ArchTest
    static final ArchRule namesSayWhatAThingDoes = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameStartingWith("Abstract");

    @ArchTest
    static final ArchRule noStateIsStaticAndMutable =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule noLockIsWaitedForOnMethods = methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED);

    /** Also as lists: a code that two constants have would be here twice. */
    @ArchTest
    static void theContractsCatalogueHasEveryKindOfProblemOnceAndNoOther(JavaClasses all) throws Exception {
        List<Kind> kinds = new ArrayList<>();
        for (JavaClass one : all) {
            for (JavaField field : one.getFields()) {
                if (field.getModifiers().contains(JavaModifier.STATIC)
                        && field.getRawType().isEquivalentTo(Kind.class)) {
                    Field constant = field.reflect();
                    constant.setAccessible(true);
                    kinds.add((Kind) constant.get(null));
                }
            }
        }
        // Answered by the proxy in front.
        kinds.add(new Kind(429, "rate-limited", "Too Many Requests"));
        List<Kind> catalogue = new ArrayList<>();
        String yaml = Files.readString(Path.of("src/main/resources/openapi.yaml"));
        JsonObject contract = new JsonObject(Json.encode(new Yaml().<Object>load(yaml)));
        contract.getJsonObject("x-problems").forEach(entry -> {
            JsonObject kind = (JsonObject) entry.getValue();
            catalogue.add(new Kind(kind.getInteger("status"), entry.getKey(), kind.getString("title")));
            assertThat(kind.getString("when")).as(entry.getKey()).endsWith(".");
        });

        assertThat(kinds).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(catalogue);
    }

    private static ArchRule uses(String name, List<String> others) {
        List<String> allowed = new ArrayList<>(List.of(below(name)));
        others.stream().map(ArchitectureTest::below).forEach(allowed::add);
        DescribedPredicate<JavaClass> ours = resideInAPackage("io.quittance..");
        return noClasses()
                .that()
                .resideInAPackage(below(name))
                .should()
                .dependOnClassesThat(ours.and(DescribedPredicate.not(
                        JavaClass.Predicates.resideInAnyPackage(allowed.toArray(String[]::new)))));
    }

    private static String below(String name) {
        return "io.quittance." + name + "..";
    }

    private static List<String> ground(String... more) {
        List<String> all = new ArrayList<>(GROUND);
        all.addAll(List.of(more));
        return all;
    }
}
