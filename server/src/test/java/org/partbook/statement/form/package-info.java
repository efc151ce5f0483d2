@NullMarked
package org.partbook.statement.form;

import org.jspecify.annotations.NullMarked;
