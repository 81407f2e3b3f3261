package org.lit4j.guice;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.ProvisionException;
import com.google.inject.spi.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.LitSessions;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SettingsException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.spi.ProviderKind;

/** Assembles {@link LitSessions} of settings, code and bindings, and reports mistakes as Guice does. */
final class Assembly implements Provider<LitSessions> {
    private final Settings settings;
    private final boolean discovers;
    private final @Nullable ClassLoader loader;
    private final List<Consumer<LitSessionsBuilder>> inCode;
    private final Consumer<LitSessions> owner;
    private @Nullable BoundParts parts;
    private @Nullable BoundProviders providers;

    Assembly(
            Settings settings,
            boolean discovers,
            @Nullable ClassLoader loader,
            List<Consumer<LitSessionsBuilder>> inCode,
            Consumer<LitSessions> owner) {
        this.settings = settings;
        this.discovers = discovers;
        this.loader = loader;
        this.inCode = inCode;
        this.owner = owner;
    }

    @Inject
    void bindings(BoundParts bound, BoundProviders named) {
        parts = bound;
        providers = named;
    }

    @Override
    public LitSessions get() {
        BoundParts bound = requireNonNull(parts);
        Settings left = bound.settingsLeft(settings);
        List<Message> mistakes = new ArrayList<>(requireNonNull(providers).mistakes());
        try {
            if (mistakes.isEmpty()) {
                LitSessions sessions = builder(bound, left).buildFrom(left);
                owner.accept(sessions);
                return sessions;
            }
        } catch (SettingsException e) {
            e.problems().forEach(problem -> mistakes.add(message(problem.code() + ": " + problem, null)));
        } catch (LitException e) {
            mistakes.add(message(e.code() + ": " + e.getMessage(), e.getCause()));
        }
        throw new ProvisionException(mistakes);
    }

    private LitSessionsBuilder builder(BoundParts bound, Settings left) {
        LitSessionsBuilder builder = LitSessions.builder();
        inCode.forEach(code -> code.accept(builder));
        Optional.ofNullable(loader).ifPresent(builder::classLoader);
        bound.sealer().ifPresent(sealer -> builder.object(RecordSealer.class, sealer));
        bound.applyTo(builder);
        return builder.providers(requireNonNull(providers).catalog(discovers, loader, kind -> chosen(left, kind)));
    }

    private static Optional<String> chosen(Settings left, ProviderKind kind) {
        return left.text(kind.choice());
    }

    static Message message(String text, @Nullable Throwable cause) {
        return new Message(List.of(LitModule.class.getName()), text, cause);
    }
}
