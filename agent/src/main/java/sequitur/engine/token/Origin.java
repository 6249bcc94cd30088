package sequitur.engine.token;

import sequitur.engine.secret.UnusableSecretException;

/** Where one credential's access tokens come from. One thread at a time asks it. */
interface Origin {

    /**
     * Gets a new one.
     *
     * @param fetch the fetch that it belongs to, which somebody may end from outside
     * @return the token
     * @throws TokenTrouble if there is none
     * @throws UnusableSecretException if what it takes to ask for one can't be read
     */
    Issue get(Fetch fetch) throws TokenTrouble, UnusableSecretException;
}
