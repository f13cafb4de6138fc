package org.reweave.terminal;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.reweave.spi.AdapterContext;
import org.reweave.spi.PlatformAdapterProvider;

/**
 * Makes the terminal's adapter.
 *
 * <p>Unlike the other platforms' it is not found by itself: somebody has to sit at a terminal, so the command that opens
 * it makes one.
 */
public final class TerminalAdapterProvider implements PlatformAdapterProvider {
    /** The setting that names the person at the terminal. */
    public static final String USER = "terminal-user";

    private final Screen screen;

    /**
     * What it speaks through.
     *
     * @param in where lines come from when no keyboard is used (UTF-8)
     * @param out where text goes when no keyboard is used (UTF-8)
     * @param keyboard whether a person types at the terminal the process was started in; the streams are then not used
     * @param plain whether to do without colours and control codes
     * @param folder where files go that are handed to whoever sits there
     */
    public record Screen(InputStream in, OutputStream out, boolean keyboard, boolean plain, Path folder) {}

    public TerminalAdapterProvider(Screen screen) {
        this.screen = screen;
    }

    @Override
    public String platform() {
        return TerminalAdapter.PLATFORM;
    }

    @Override
    public Availability availability(AdapterContext context) {
        return context.setting(USER).filter(name -> !name.isBlank()).isPresent()
                ? new Availability.Ready()
                : new Availability.NotConfigured("Open it with ./reweave chat.");
    }

    @Override
    public TerminalAdapter create(AdapterContext context) {
        String user = context.setting(USER)
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> new IllegalStateException("the terminal needs " + USER));
        TerminalTexts texts = TerminalTexts.in(context.setting("language").orElse("en"));
        TerminalRenderer renderer = new TerminalRenderer(texts);
        Console console = screen.keyboard()
                ? KeyboardConsole.open(renderer, screen.plain())
                : new PipedConsole(screen.in(), screen.out(), renderer);
        return new TerminalAdapter(user, console, texts, new HandedFiles(screen.folder()));
    }
}
