import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Flavours (ua1,2a) and PDF files in; every rule they break out, once each, with the first place. Exit 1 if any. */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = true;
        for (int index = 1; index < arguments.length; index++) {
            for (String name : arguments[0].split(",")) {
                good &= validate(arguments[index], PDFAFlavour.fromString(name));
            }
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean validate(String file, PDFAFlavour flavour) throws Exception {
        try (FileInputStream data = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(data, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            String verdict = result.isCompliant() ? "conforms" : "DOES NOT CONFORM";
            System.out.printf("%s %s: %s, %d assertions%n", file, flavour, verdict, result.getTotalAssertions());
            report(result);
            return result.isCompliant();
        }
    }

    private static void report(ValidationResult result) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> places = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() != TestAssertion.Status.FAILED) {
                continue;
            }
            String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber()
                    + " " + assertion.getMessage();
            counts.merge(rule, 1, Integer::sum);
            places.putIfAbsent(rule, assertion.getLocation().getContext());
        }
        counts.forEach((rule, count) -> System.out.printf("  %d× %s%n     %s%n", count, rule, places.get(rule)));
    }
}
