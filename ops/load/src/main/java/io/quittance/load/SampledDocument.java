package io.quittance.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A document that was kept for examination, beside what its QR code has to say.
 *
 * @param file the PDF
 */
public record SampledDocument(Path file, String paymentUri) {

    /** Where the generator leaves them, in the folder of the run. */
    public static final String FOLDER = "samples";

    private static final String PDF = ".pdf";
    private static final String URI = ".uri";

    public static void save(Path folder, String name, byte[] pdf, String paymentUri) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + URI), paymentUri);
        Files.write(folder.resolve(name + PDF), pdf);
    }

    /** All that were saved in a folder, in order. */
    public static List<SampledDocument> allIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> pdfs =
                    files.filter(file -> file.toString().endsWith(PDF)).sorted().toList();
            List<SampledDocument> samples = new ArrayList<>();
            for (Path pdf : pdfs) {
                String name = pdf.getFileName().toString().replace(PDF, URI);
                samples.add(new SampledDocument(pdf, Files.readString(folder.resolve(name))));
            }
            return samples;
        }
    }
}
