/* SPDX-License-Identifier: Apache-2.0 */
/* The operations on files and folders. */
#ifndef KTSTR_FILES_H
#define KTSTR_FILES_H

#include "agent.h"

operation files_read, files_write, files_mkdir, files_rmdir, files_list;

#endif
