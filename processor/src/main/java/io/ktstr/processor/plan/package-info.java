/**
 * What is to be generated: checked values of the model, nothing left to decide. Belongs here: plain
 * data. Does not belong here: places in the source, and how the code looks.
 */
package io.ktstr.processor.plan;
