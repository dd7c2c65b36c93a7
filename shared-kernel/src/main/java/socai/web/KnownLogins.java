package socai.web;

import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Who may come in. No bean of the framework's kinds: those would be asked behind our back.
 *
 * @param logins found by name
 * @param passwords how all of theirs are hashed, and what is tried for names that nobody has
 */
record KnownLogins(UserDetailsService logins, PasswordEncoder passwords) {}
