package org.lit4j.testkit.contract;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.Setting;
import org.slf4j.LoggerFactory;

/** Providers of stores that break one rule each. All but {@link Unlisted} are in {@code META-INF/services}. */
public final class BrokenProviders {
    /** Each with the rule that it breaks. */
    static final Map<Class<? extends GoodStoreProvider>, String> ALL = Map.ofEntries(
            Map.entry(WrongName.class, "nameIsWordsJoinedByHyphens"),
            Map.entry(ChangingName.class, "nameAndSettingsStayTheSame"),
            Map.entry(Hidden.class, "classIsPublicWithAPublicConstructorWithoutParameters"),
            Map.entry(Unlisted.class, "serviceLoaderFindsIt"),
            Map.entry(FromTheFuture.class, "versionOfTheInterfacesIsKnown"),
            Map.entry(Busy.class, "constructorStartsNoThread"),
            Map.entry(Curious.class, "constructorReadsAndWritesNothing"),
            Map.entry(Twice.class, "settingsAreDeclaredOnceWithAMeaning"),
            Map.entry(Mute.class, "settingsAreDeclaredOnceWithAMeaning"),
            Map.entry(WrongDefault.class, "defaultsAreAsValidAsWhatUsersWrite"),
            Map.entry(Secretive.class, "opensWithSettingsThatItDeclares"),
            Map.entry(Lenient.class, "missingSettingIsNamed"),
            Map.entry(Vague.class, "missingSettingIsNamed"),
            Map.entry(Deaf.class, "malformedSettingIsNamed"),
            Map.entry(Parrot.class, "malformedSettingIsNamed"),
            Map.entry(OneForAll.class, "eachOpeningIsItsOwn"),
            Map.entry(ClosesOnce.class, "closingTwiceDoesNothing"),
            Map.entry(LeavesAThread.class, "closingEndsEveryThreadThatItStarted"),
            Map.entry(LeavesAThreadOnFailure.class, "failedOpeningEndsEveryThreadThatItStarted"),
            Map.entry(Chatty.class, "nothingSecretIsShown"));

    private BrokenProviders() {}

    public static final class WrongName extends GoodStoreProvider {
        @Override
        public String name() {
            return "Good_Store";
        }
    }

    public static final class ChangingName extends GoodStoreProvider {
        private String name = "good-store";

        @Override
        public String name() {
            return name;
        }

        @Override
        public SessionKeyStore open(ProviderContext context) {
            name = "opened-store";
            return super.open(context);
        }
    }

    static final class Hidden extends GoodStoreProvider {
        public Hidden() {}
    }

    public static final class Unlisted extends GoodStoreProvider {}

    public static final class FromTheFuture extends GoodStoreProvider {
        @Override
        public int spiVersion() {
            return SPI_VERSION + 1;
        }
    }

    /** Its thread waits for the first opening, good or bad. */
    public static final class Busy extends GoodStoreProvider {
        private final CountDownLatch opened = new CountDownLatch(1);

        public Busy() {
            background(opened);
        }

        @Override
        void read(ProviderContext context) {
            opened.countDown();
            super.read(context);
        }
    }

    public static final class Curious extends GoodStoreProvider {
        public Curious() {
            try {
                Files.readAllBytes(Path.of(System.getProperty("java.home"), "release"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static final class Twice extends GoodStoreProvider {
        @Override
        public List<Setting<?>> settings() {
            return List.of(NOTE, PLACE, SIZE, PLACE);
        }
    }

    public static final class Mute extends GoodStoreProvider {
        @Override
        public List<Setting<?>> settings() {
            return List.of(Setting.text("note", " "), PLACE, SIZE);
        }
    }

    public static final class WrongDefault extends GoodStoreProvider {
        @Override
        public List<Setting<?>> settings() {
            return List.of(NOTE, PLACE, SIZE.withDefault(11));
        }
    }

    /** The note may be given, and nobody is told. */
    public static final class Secretive extends GoodStoreProvider {
        @Override
        public List<Setting<?>> settings() {
            return List.of(PLACE, SIZE);
        }
    }

    public static final class Lenient extends GoodStoreProvider {
        @Override
        void read(ProviderContext context) {
            context.find(NOTE);
            context.find(PLACE);
            context.get(SIZE);
        }
    }

    public static final class Vague extends GoodStoreProvider {
        @Override
        void read(ProviderContext context) {
            context.find(NOTE);
            if (context.find(PLACE).isEmpty()) {
                throw new IllegalStateException("something is missing");
            }
            context.get(SIZE);
        }
    }

    public static final class Deaf extends GoodStoreProvider {
        @Override
        void read(ProviderContext context) {
            context.get(PLACE);
        }
    }

    public static final class Parrot extends GoodStoreProvider {
        private static final Setting<String> RAW = Setting.of("size", "anything", text -> text, "raw");

        @Override
        void read(ProviderContext context) {
            context.find(NOTE);
            context.get(PLACE);
            context.find(RAW).filter(text -> !text.matches("[0-9]+")).ifPresent(text -> {
                throw context.invalid(SIZE, "'" + text + "' is no number");
            });
        }
    }

    public static final class OneForAll extends GoodStoreProvider {
        private @Nullable SessionKeyStore store;

        @Override
        public SessionKeyStore open(ProviderContext context) {
            read(context);
            store = store == null ? new ReferenceStore(context.clock()) : store;
            return store;
        }
    }

    public static final class ClosesOnce extends GoodStoreProvider {
        @Override
        public SessionKeyStore open(ProviderContext context) {
            read(context);
            return new ReferenceStore(context.clock()) {
                @Override
                public synchronized void close() {
                    requireOpen();
                    super.close();
                }
            };
        }
    }

    public static final class LeavesAThread extends GoodStoreProvider {
        @Override
        public SessionKeyStore open(ProviderContext context) {
            read(context);
            background(new CountDownLatch(1));
            return new ReferenceStore(context.clock());
        }
    }

    public static final class LeavesAThreadOnFailure extends GoodStoreProvider {
        @Override
        public SessionKeyStore open(ProviderContext context) {
            CountDownLatch untilClosed = new CountDownLatch(1);
            background(untilClosed);
            read(context);
            return new ReferenceStore(context.clock()) {
                @Override
                public synchronized void close() {
                    untilClosed.countDown();
                    super.close();
                }
            };
        }
    }

    public static final class Chatty extends GoodStoreProvider {
        @Override
        public SessionKeyStore open(ProviderContext context) {
            read(context);
            return new ReferenceStore(context.clock()) {
                @Override
                public synchronized void save(StoredSession session) {
                    session.sessionKey().ifPresent(key -> {
                        String text = key.seed().expose(HexFormat.of()::formatHex);
                        LoggerFactory.getLogger(Chatty.class).trace("saving {}", text);
                    });
                    super.save(session);
                }
            };
        }
    }

    private static void background(CountDownLatch until) {
        Thread thread = new Thread(
                () -> {
                    try {
                        until.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "left behind");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the working settings of all of them. */
    static Map<String, String> settings() {
        return new TreeMap<>(Map.of("note", "any", "place", "here", "size", "3"));
    }

    static GoodStoreProvider named(String className) {
        try {
            var constructor = Class.forName(className).getDeclaredConstructor();
            constructor.setAccessible(true);
            return requireNonNull((GoodStoreProvider) constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(className, e);
        }
    }
}
