package org.reweave.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In the packages that speak to people no string is a sentence: what is said lies in the files of a language. Texts of
 * exceptions and of the log are for the host and may be there.
 */
class NoSentenceInJavaTest {
    private static final Path SOURCES = Path.of("src/main/java/org/reweave");
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}[,.:;?!]?\\s\\p{L}+");
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>?|\\{[^}]*\\}");
    private static final Pattern TELLS_THE_HOST =
            Pattern.compile("(LOG|log)\\.\\w+|.*requireNonNull|super|.*reason\\(\\)\\.equals");
    private static final Pattern MADE_FOR_THE_HOST = Pattern.compile(
            ".*(Exception|Error|NotConfigured|Misconfigured|Rejected|Unreachable|Failure|Outage|\\bWrong)");
    private static final Path MODULES = Path.of("..");
    /** What an adapter tells the host alone: how it is set, how it is connected, and what became of a call. */
    private static final Set<String> FOR_THE_HOST = Set.of(
            "Connection.java",
            "GatewayEnd.java",
            "DiscordSettings.java",
            "FailureTable.java",
            "Outage.java",
            "TelegramSettings.java",
            "Webhook.java",
            "WebhookSettings.java");
    /** What is written to a platform or read from it, and nowhere else. */
    private static final Set<String> BETWEEN_PROGRAMS = Set.of(
            "GroupNews.java: not a member",
            "GroupNews.java: group deleted",
            "Acknowledgements.java: No Content",
            "Wire.java: ,\"description\":\"no answer of the Bot API\"}");

    @ParameterizedTest
    @ValueSource(strings = {"engine", "group", "terminal", "chart", "export"})
    void no_string_of_what_speaks_is_a_sentence(String speaking) throws IOException {
        assertThat(sentences(sources(SOURCES.resolve(speaking)))).isEmpty();
    }

    /** The adapters' own texts lie in files of a language too; nothing but what is named here may be said by them otherwise. */
    @ParameterizedTest
    @ValueSource(strings = {"discord", "telegram"})
    void no_string_of_an_adapter_is_a_sentence_but_what_the_host_or_a_platform_reads(String platform)
            throws IOException {
        Path adapter = MODULES.resolve(platform + "-adapter").resolve(SOURCES).resolve(platform);

        assertThat(sentences(sources(adapter)))
                .filteredOn(found -> !FOR_THE_HOST.contains(found.substring(0, found.indexOf(':'))))
                .isSubsetOf(BETWEEN_PROGRAMS);
    }

    private static List<JavaFileObject> sources(Path folder) throws IOException {
        List<JavaFileObject> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(one -> one.toString().endsWith(".java")).toList()) {
                files.add(new Source(file.toUri(), Files.readString(file)));
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }

    @Test
    void a_sentence_is_seen_where_it_is_said_and_not_where_the_host_is_told() throws IOException {
        String code = """
                class Planted {
                    void a() {
                        say("Welcome back, friend.");
                        LOG.warn("nothing was said");
                        throw new IllegalStateException("nobody is " + "here now");
                    }
                }
                """;

        assertThat(sentences(List.of(new Source(URI.create("string:///Planted.java"), code))))
                .containsExactly("Planted.java: Welcome back, friend.");
    }

    private static List<String> sentences(List<JavaFileObject> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, null, null, files);
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            String file = unit.getSourceFile().getName();
            new Said(file.substring(file.lastIndexOf('/') + 1), found).scan(unit, null);
        }
        return found;
    }

    /** Notes what is written between quotes, except where only the host reads it. */
    private static final class Said extends TreeScanner<Void, Void> {
        private final String file;
        private final List<String> found;

        Said(String file, List<String> found) {
            this.file = file;
            this.found = found;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void none) {
            if (literal.getValue() instanceof String text
                    && WORDS.matcher(MARKUP.matcher(text).replaceAll("")).find()) {
                found.add(file + ": " + text);
            }
            return null;
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void none) {
            return MADE_FOR_THE_HOST.matcher(made.getIdentifier().toString()).matches()
                    ? null
                    : super.visitNewClass(made, none);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            return TELLS_THE_HOST.matcher(call.getMethodSelect().toString()).matches()
                    ? null
                    : super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void none) {
            return null;
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(URI name, String code) {
            super(name, Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
