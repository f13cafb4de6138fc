package org.reweave.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of somebody at the terminal. */
final class UserName implements ITypeConverter<String> {
    private static final int LONGEST = 64;

    @Override
    public String convert(String written) {
        String name = written.strip();
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new TypeConversionException("write a name of 1 to " + LONGEST + " letters, such as sam");
        }
        return name;
    }
}
