/** An application that is a module of its own. */
module app {
    requires org.lit4j.core;
    requires org.lit4j.crypto;
    requires org.lit4j.siwe;
    requires org.lit4j.storage.memory;
}
