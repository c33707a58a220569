package io.quittance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table of the house, and the habits that keep it tidy. */
@AnalyzeClasses(packages = "io.quittance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] GROUND = {
        "config", "memory", "observability", "problem", "text", "money", "db", "http", "csv", "picture"
    };

    @ArchTest
    static final ArchRule textUsesNothing = uses("text");

    @ArchTest
    static final ArchRule configUsesText = uses("config", "text");

    @ArchTest
    static final ArchRule problemUsesNothing = uses("problem");

    @ArchTest
    static final ArchRule memoryUsesProblem = uses("memory", "problem");

    @ArchTest
    static final ArchRule moneyUsesNothing = uses("money");

    @ArchTest
    static final ArchRule observabilityUsesConfig = uses("observability", "config");

    @ArchTest
    static final ArchRule httpUsesNoFeature =
            uses("http", "config", "memory", "observability", "problem", "text", "db");

    @ArchTest
    static final ArchRule kernelUsesTheGroundAndWhatPapersAreMadeBy =
            uses("kernel", and(GROUND, "outbox", "bitcoin", "pdf"));

    @ArchTest
    static final ArchRule outboxUsesTheDatabase = uses("outbox", "config", "observability", "problem", "db");

    @ArchTest
    static final ArchRule accountUsesTheKernel = uses("account", and(GROUND, "kernel"));

    @ArchTest
    static final ArchRule dbUsesConfigAndProblem = uses("db", "config", "problem");

    @ArchTest
    static final ArchRule csvUsesProblemAndText = uses("csv", "problem", "text");

    @ArchTest
    static final ArchRule catalogUsesTheKernelAndAccount = uses("catalog", and(GROUND, "kernel", "account"));

    @ArchTest
    static final ArchRule customerUsesTheKernelAndAccount = uses("customer", and(GROUND, "kernel", "account"));

    @ArchTest
    static final ArchRule pictureUsesMemory = uses("picture", "memory");

    @ArchTest
    static final ArchRule bitcoinUsesTheGround = uses("bitcoin", GROUND);

    @ArchTest
    static final ArchRule filesUseTheGround = uses("files", GROUND);

    @ArchTest
    static final ArchRule pdfUsesTheGroundAndBitcoin = uses("pdf", and(GROUND, "bitcoin"));

    @ArchTest
    static final ArchRule invoiceUsesTheCreatorsPackages =
            uses("invoice", and(GROUND, "kernel", "bitcoin", "pdf", "files"));

    @ArchTest
    static final ArchRule paymentUsesTheLedger = uses("payment", and(GROUND, "kernel", "account", "invoice"));

    @ArchTest
    static final ArchRule companyUsesTheKernelAndWhatItIsCheckedBy =
            uses("company", and(GROUND, "kernel", "account", "bitcoin", "pdf"));

    @ArchTest
    static final ArchRule saleUsesWhatIsSoldToWhomAndByWhom =
            uses("sale", and(GROUND, "kernel", "account", "bitcoin", "catalog", "company", "invoice", "pdf"));

    @ArchTest
    static final ArchRule onlyTheRootComposes = noClasses()
            .that(resideInAPackage("io.quittance.."))
            .and(resideOutsideOfPackage("io.quittance"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quittance");

    @ArchTest
    static final ArchRule everyPackageIsInTheTable = classes()
            .should()
            .resideInAnyPackage(
                    "io.quittance",
                    "io.quittance.config",
                    "io.quittance.observability",
                    "io.quittance.problem",
                    "io.quittance.text",
                    "io.quittance.money",
                    "io.quittance.db",
                    "io.quittance.account",
                    "io.quittance.catalog",
                    "io.quittance.company",
                    "io.quittance.customer",
                    "io.quittance.sale",
                    "io.quittance.http",
                    "io.quittance.http.body",
                    "io.quittance.kernel",
                    "io.quittance.memory",
                    "io.quittance.outbox",
                    "io.quittance.bitcoin",
                    "io.quittance.invoice",
                    "io.quittance.invoice.ledger",
                    "io.quittance.payment",
                    "io.quittance.pdf",
                    "io.quittance.files",
                    "io.quittance.csv",
                    "io.quittance.picture");

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching("io.quittance.(*)..").should().beFreeOfCycles();

    /** Only what reads configuration and the contract may know JSON trees. */
    @ArchTest
    static final ArchRule theDomainKnowsNoJsonTrees = noClasses()
            .that()
            .resideOutsideOfPackages("io.quittance.config", "io.quittance.http..")
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
            .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)|java\\.text\\..*Format");

    @ArchTest
    static final ArchRule onlyTheDatabasesPackageBlocksOnSql = noClasses()
            .that()
            .resideOutsideOfPackage("io.quittance.db")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql");

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

    private static ArchRule uses(String name, String... others) {
        List<String> allowed = new ArrayList<>(List.of("io.quittance." + name + ".."));
        Arrays.stream(others).map(other -> "io.quittance." + other + "..").forEach(allowed::add);
        DescribedPredicate<JavaClass> ours = resideInAPackage("io.quittance..");
        return noClasses()
                .that()
                .resideInAPackage("io.quittance." + name + "..")
                .should()
                .dependOnClassesThat(ours.and(DescribedPredicate.not(
                        JavaClass.Predicates.resideInAnyPackage(allowed.toArray(String[]::new)))));
    }

    private static String[] and(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
