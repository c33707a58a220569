/** Users, their roles, sessions and API tokens; who may do what. */
@NullMarked
package io.quittance.account;

import org.jspecify.annotations.NullMarked;
