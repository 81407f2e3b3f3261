package org.lit4j.testkit.leak;

/**
 * One secret that was found. Immutable. Never holds the secret or what surrounds it.
 *
 * @param secret the secret's name
 * @param form how it was written
 * @param place where, in the caller's words; those are left out when they hold the secret themselves
 * @param position where in the text or bytes the fragment begins, counted from 0
 */
public record Finding(String secret, SecretForm form, String place, int position) {
    @Override
    public String toString() {
        return secret + " as " + form + " in " + place + " at " + position;
    }
}
