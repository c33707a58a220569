/** What has a calendar: jobs, each done once over all instances. */
@NullMarked
package io.quittance.jobs;

import org.jspecify.annotations.NullMarked;
