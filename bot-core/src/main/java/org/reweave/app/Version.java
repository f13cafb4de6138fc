package org.reweave.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** Says which version this is. */
final class Version implements IVersionProvider {
    private static final String WRITTEN_BY_THE_BUILD = "/META-INF/maven/org.reweave/bot-core/pom.properties";

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"reweave " + number() + " (Java " + Runtime.version() + ")"};
    }

    /** The version's number, or a word where this does not run from a built jar. */
    static String number() throws IOException {
        try (@Nullable InputStream file = Version.class.getResourceAsStream(WRITTEN_BY_THE_BUILD)) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", "unpackaged");
        }
    }
}
