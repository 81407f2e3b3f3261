package org.lit4j.core.spi;

import java.net.URL;
import java.net.URLClassLoader;

/** A class loader as some servers have it: what it finds itself comes before its parent's. */
final class ChildFirstLoader extends URLClassLoader {
    ChildFirstLoader(ClassLoader parent, URL... jars) {
        super(jars, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try {
                return name.startsWith("java.") ? super.loadClass(name, resolve) : findClass(name);
            } catch (ClassNotFoundException e) {
                return super.loadClass(name, resolve);
            }
        }
    }
}
