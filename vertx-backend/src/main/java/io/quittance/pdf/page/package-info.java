/** From laid-out boxes to the content of pages and their structure. */
@NullMarked
package io.quittance.pdf.page;

import org.jspecify.annotations.NullMarked;
