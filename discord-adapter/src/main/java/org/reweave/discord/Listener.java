package org.reweave.discord;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.components.ComponentInteraction;
import org.jspecify.annotations.Nullable;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.spi.Haste;
import org.reweave.spi.InboundSink.Accepted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what happens on Discord, hands it over, and acknowledges it.
 *
 * <p>An interaction is acknowledged once it is on disk, and after a second in any case: Discord waits for three. Nothing
 * in here blocks, for there is one thread for all events.
 */
final class Listener extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    /** How long the "thinking" line waits for a group's turn, in milliseconds. */
    private static final long UNANSWERED = 60_000;
    /** The same, where it was said that the answer takes long; until about when Discord takes it. */
    private static final long LONG_WAIT = 14 * 60_000;

    private final Intake intake;
    private final Later punctual;
    private final Acknowledgements acknowledgements;
    private final DirectChannels channels;
    private final PromptLedger ledger;
    private final Asides asides;
    private final CommandFamily commands;
    private final WriteWindow window;
    private final DiscordTexts texts;
    private final GroupListener groups;
    private final CatchUp catchUp;
    private final Attendance attendance;
    private final Pacer pacer;

    Listener(
            Intake intake,
            Later punctual,
            Acknowledgements acknowledgements,
            Memory memory,
            Own own,
            GroupListener groups,
            CatchUp catchUp,
            Attendance attendance,
            Pacer pacer) {
        this.intake = intake;
        this.punctual = punctual;
        this.acknowledgements = acknowledgements;
        this.channels = memory.channels();
        this.ledger = memory.ledger();
        this.asides = memory.asides();
        this.commands = own.commands();
        this.window = own.window();
        this.texts = own.texts();
        this.groups = groups;
        this.catchUp = catchUp;
        this.attendance = attendance;
        this.pacer = pacer;
    }

    /** What is remembered of conversations. */
    record Memory(DirectChannels channels, PromptLedger ledger, Asides asides) {}

    /** What the adapter says and shows by itself. */
    record Own(CommandFamily commands, WriteWindow window, DiscordTexts texts) {}

    /** Comes before the methods for each kind of event. */
    @Override
    public void onGenericEvent(GenericEvent event) {
        if (event instanceof Interaction interaction) {
            acknowledgements.arrived(interaction.getId());
        } else {
            groups.onEvent(event);
        }
    }

    // --- connected ---

    @Override
    public void onReady(ReadyEvent event) {
        connected(event.getJDA());
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        connected(event.getJDA());
    }

    private void connected(net.dv8tion.jda.api.JDA jda) {
        LOG.info("connected to Discord as {}", jda.getSelfUser().getName());
        try {
            jda.updateCommands()
                    .addCommands(commands.data())
                    .queue(
                            done -> {},
                            failure -> LOG.warn("the command could not be told to Discord; it is told with the next"
                                    + " connection, and until then an earlier one stays"));
        } catch (RejectedExecutionException e) {
            LOG.debug("stopped while connecting");
            return;
        }
        catchUp.begin(jda);
        attendance.begin(jda);
    }

    // --- messages ---

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        if (event.isFromType(net.dv8tion.jda.api.entities.channel.ChannelType.PRIVATE)) {
            Translator.message(event.getMessage()).ifPresent(inbound -> direct(event.getMessage(), inbound));
        } else {
            groups.heard(event.getMessage());
        }
    }

    @Override
    public void onMessageUpdate(MessageUpdateEvent event) {
        if (event.isFromType(net.dv8tion.jda.api.entities.channel.ChannelType.PRIVATE)) {
            Translator.edit(event.getMessage()).ifPresent(inbound -> direct(event.getMessage(), inbound));
        }
    }

    private void direct(Message message, Inbound inbound) {
        PrivateChannel channel = message.getChannel().asPrivateChannel();
        channels.seen(inbound.from().user(), channel);
        ledger.said(inbound.from(), message.getIdLong());
        CompletableFuture<?> taken = catchUp.live(inbound, message.getIdLong());
        punctual.in(pacer.tempo().typing().toMillis(), () -> {
            if (!taken.isDone() && pacer.tryRequest(Haste.AWAITED)) {
                channel.sendTyping().queue(done -> pacer.answered(), failure -> pacer.answered());
            }
        });
    }

    // --- commands ---

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        String part = Optional.ofNullable(event.getSubcommandName()).orElse(CommandFamily.OPEN);
        if (CommandFamily.ofGroup(part)) {
            ofGroup(event, part);
            return;
        }
        Inbound.Content content =
                commands.content(part, option(event, CommandFamily.WORDS), option(event, CommandFamily.CODE));
        Inbound inbound = Translator.interaction(event, content);
        boolean aside = Places.isAside(inbound.from());
        Asides.Aside open = aside ? asides.command(event.getUser().getId(), event.getHook()) : null;
        seen(event, inbound.from());
        CompletableFuture<Accepted> taken = intake.take(inbound);
        acknowledge(taken, () -> event.deferReply(true).queue(done -> {}, failure -> {}));
        boolean takesLong = saysWhen(open);
        CompletableFuture<Void> unused = taken.thenAccept(accepted -> {
            if (open != null && accepted.byGroup()) {
                answeredWithin(takesLong ? LONG_WAIT : UNANSWERED, taken, open);
            } else if (open == null || accepted.replies() == 0) {
                event.getHook().deleteOriginal().queue(done -> {}, failure -> {});
            }
        });
    }

    /** A part that is about the group: answered to whoever used it, where only they see it. */
    private void ofGroup(SlashCommandInteractionEvent event, String part) {
        Guild guild = event.getGuild();
        if (guild == null || guild.isDetached()) {
            event.reply(texts.words("server.elsewhere")).setEphemeral(true).queue(done -> {}, failure -> {});
            return;
        }
        Asides.Aside open = asides.command(event.getUser().getId(), event.getHook());
        CompletableFuture<Accepted> taken = groups.commanded(event, guild, part, behind(event));
        acknowledge(taken, () -> event.deferReply(true).queue(done -> {}, failure -> {}));
        answeredWithin(part.equals(CommandFamily.HERE) ? 0 : saysWhen(open) ? LONG_WAIT : UNANSWERED, taken, open);
    }

    /** What was chosen or written behind a part that is about the group; a role as its id and its name. */
    private static String behind(SlashCommandInteractionEvent event) {
        return Optional.ofNullable(event.getOption(CommandFamily.ROLE))
                .map(OptionMapping::getAsRole)
                .map(role -> role.getId() + " " + role.getName())
                .or(() -> option(event, CommandFamily.WORDS))
                .orElse("");
    }

    /** Takes the "thinking" line away where nothing came to fill it. */
    private void answeredWithin(long millis, CompletableFuture<Accepted> taken, Asides.Aside open) {
        CompletableFuture<Void> unused = taken.thenRun(() -> punctual.in(millis, () -> {
            if (open.givesUp()) {
                open.hook().deleteOriginal().queue(done -> {}, failure -> {});
            }
        }));
    }

    private static Optional<String> option(SlashCommandInteractionEvent event, String name) {
        return Optional.ofNullable(event.getOption(name)).map(OptionMapping::getAsString);
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        event.replyChoiceStrings(ledger.completions(
                        event.getUser().getId(), event.getFocusedOption().getValue()))
                .queue(done -> {}, failure -> {});
    }

    // --- buttons, menus, windows ---

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        Optional<CustomId> id = CustomId.read(event.getComponentId());
        if (id.isPresent() && id.get().token().equals(CustomId.WRITE)) {
            event.replyModal(window.modal(id.get())).queue(done -> {}, failure -> {});
        } else if (id.isPresent() && everybodySees(event)) {
            opened(event, id.get());
        } else {
            component(event, id, id.map(Translator::pressed), label(event));
        }
    }

    /** What a button says; a button that its message does not have says nothing. */
    private static String label(ButtonInteractionEvent event) {
        return Optional.ofNullable(event.getButton()).map(Button::getLabel).orElse("");
    }

    private static boolean everybodySees(ButtonInteractionEvent event) {
        return event.isFromGuild() && !event.getMessage().isEphemeral();
    }

    /** A door, the button under what was said in a server: it answers whoever presses it, and stays for the next. */
    private void opened(ButtonInteractionEvent event, CustomId id) {
        Inbound inbound = Translator.interaction(event, Translator.door(id));
        Asides.Aside open = asides.command(event.getUser().getId(), event.getHook());
        CompletableFuture<Accepted> taken = intake.take(inbound);
        acknowledge(taken, () -> event.deferReply(true).queue(done -> {}, failure -> {}));
        answeredWithin(saysWhen(open) ? LONG_WAIT : UNANSWERED, taken, open);
    }

    @Override
    public void onStringSelectInteraction(StringSelectInteractionEvent event) {
        Optional<CustomId> id = CustomId.read(event.getComponentId());
        boolean several = event.getSelectMenu().getMaxValues() > 1;
        String labels = String.join(
                ", ",
                event.getSelectedOptions().stream()
                        .map(option -> option.getLabel())
                        .toList());
        component(event, id, id.map(known -> Translator.chosen(known, several, event.getValues())), labels);
    }

    private void component(
            GenericComponentInteractionCreateEvent event,
            Optional<CustomId> id,
            Optional<Inbound.Content> content,
            String label) {
        Inbound.Content done = content.orElseGet(() -> new Inbound.Press(event.getComponentId()));
        Inbound inbound = Translator.interaction(event, Translator.in(event.getMessageId(), done));
        Asides.Aside open = pressed(event, inbound.from(), id, label);
        acknowledge(intake.take(inbound), () -> event.deferEdit().queue(ok -> {}, failure -> {}));
        saysWhen(open);
    }

    private Asides.@Nullable Aside pressed(
            ComponentInteraction event, Address from, Optional<CustomId> id, String label) {
        seen(event, from);
        id.filter(known -> known.visit() > 0)
                .ifPresent(known -> ledger.press(
                        from,
                        new ShownPrompt(
                                event.getMessageIdLong(),
                                known.visit(),
                                event.getMessage().getContentRaw(),
                                true,
                                Optional.empty()),
                        label));
        return Places.isAside(from)
                ? asides.component(event.getUser().getId(), event.getHook(), event.getMessageIdLong())
                : null;
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        Inbound inbound = Translator.interaction(event, window.written(event));
        boolean aside = Places.isAside(inbound.from());
        seen(event, inbound.from());
        Message message = event.getMessage();
        if (aside && message != null) {
            asides.component(event.getUser().getId(), event.getHook(), message.getIdLong());
        } else if (aside) {
            asides.command(event.getUser().getId(), event.getHook());
        }
        IMessageEditCallback edit = event;
        acknowledge(intake.take(inbound), () -> {
            if (message != null) {
                edit.deferEdit().queue(done -> {}, failure -> {});
            } else {
                event.deferReply(true).queue(done -> {}, failure -> {});
            }
        });
    }

    // --- both ---

    private void seen(Interaction interaction, Address from) {
        if (!Places.isAside(from) && interaction.getChannel() instanceof PrivateChannel channel) {
            if (!channel.isDetached()) {
                channels.seen(from.user(), channel);
            }
            catchUp.heard(from, interaction.getIdLong());
        }
    }

    /** Says about when the answer comes, where somebody in a server has to wait for it; returns whether it was said. */
    private boolean saysWhen(Asides.@Nullable Aside open) {
        return open != null
                && intake.wait(Places.PLATFORM)
                        .flatMap(texts::waits)
                        .filter(open::saysMeanwhile)
                        .isPresent();
    }

    private void acknowledge(CompletableFuture<Accepted> taken, Runnable acknowledgement) {
        AtomicBoolean done = new AtomicBoolean();
        Runnable once = () -> {
            if (done.compareAndSet(false, true)) {
                acknowledgement.run();
            }
        };
        CompletableFuture<Void> unused = taken.thenRun(once);
        punctual.in(pacer.tempo().acknowledge().toMillis(), once);
    }
}
