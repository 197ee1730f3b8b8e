// Written by `npm run generate`; do not edit.

export interface paths {
    "/api/v1/attention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What somebody should look at: what fails, what waits, what moved. Costs little: nothing is
         *     evaluated for it more often than once an hour.
         */
        get: operations["attentionList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists entries of the audit log, newest first. */
        get: operations["auditList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/breakdown/{segmentation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A segmentation at one instant: customers and value of every label and of every cell of scores. */
        get: operations["breakdownsShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists changes, or streams them */
        get: operations["changesList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verifies every file against its checksum and every derived thing against the truth. Takes long. */
        post: operations["dataCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/curve/{segmentation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the value is shared out among customers, those who bring most first: at most about 200 points. */
        get: operations["breakdownsCurve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds customers by any identifier or by name. Callers who see personal fields masked find
         *     nobody by them.
         */
        get: operations["customersSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer: identifiers, since when they are known, how much there is. */
        get: operations["customersShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer}/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is known about a customer, with all that it was before. */
        get: operations["customersAttributes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a customer's standings changed, as it was recorded, newest first: what was known then. */
        get: operations["customersChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer}/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erases a customer: rows, identifiers and memberships. What is left is a receipt without personal
         *     data; its `code` is shown this once.
         */
        post: operations["erasuresForget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer}/headlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a customer is in each group, or not, in one or two sentences each. */
        get: operations["customersHeadlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a customer stands in every group: by evaluation, with since when as it was recorded. */
        get: operations["customersMemberships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a customer, newest first. */
        get: operations["customersTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a customer is in each group, or not: every condition's value, the event that decided it,
         *     when it changes by itself, what would be needed.
         */
        get: operations["customersWhyAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer}/why/{kind}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a customer stands where they stand in one definition. */
        get: operations["customersWhy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists dead letters, newest first, with counts by reason. */
        get: operations["deadLettersList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends all dead letters through again, or those of one reason. */
        post: operations["deadLettersReplayAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a dead letter. */
        get: operations["deadLettersShow"];
        put?: never;
        post?: never;
        /** Drops a dead letter for good. */
        delete: operations["deadLettersDropOne"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a dead letter through again. */
        post: operations["deadLettersReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists definitions by kind and name. */
        get: operations["definitionsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/definitions/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Saves definitions: all that are given, or none.
         * @description The body is a definition file: YAML with one or more documents, or JSON, one definition or
         *     `{"definitions": […]}`, in which a rule may be a text or a tree. `If-Match` names the version
         *     that the only definition given is expected to have, `"0"` for a new one.
         */
        post: operations["definitionsApply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/definitions/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what saving definitions would change, customers in and out included. */
        post: operations["definitionsPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/definitions/{kind}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a definition as it was saved.
         * @description `Accept: application/yaml` gives the file. The `ETag` is the version, for `If-Match`.
         */
        get: operations["definitionsShow"];
        put?: never;
        post?: never;
        /** Deletes a definition. Refused while others use it; the answer names them. */
        delete: operations["definitionsDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/definitions/{kind}/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the versions of a definition, newest first; of a deleted one too. */
        get: operations["versionsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/definitions/{kind}/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one version of a definition. */
        get: operations["versionsShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/eval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Evaluates definitions for all customers. Refused when the answer would be large: then ask for
         *     the members page by page, or export them.
         */
        post: operations["membersEval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exports the customers of a definition. */
        post: operations["exportsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an export. */
        get: operations["exportsShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of an export. */
        get: operations["exportsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fit-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists proposed fits, newest first. */
        get: operations["fitReviewsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fit-reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a proposed fit. */
        get: operations["fitReviewsShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fit-reviews/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a proposed fit in force. Customers move at once, and the change log names the refit. */
        post: operations["fitReviewsApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fit-reviews/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps the fit in force. */
        post: operations["fitReviewsReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fits/{segmentation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the fits of a segmentation, newest first. */
        get: operations["fitsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fits/{segmentation}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the step from one fit to another moves, at one instant. */
        get: operations["fitsCompare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fits/{segmentation}/refit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a new fit and puts it into force; whom it moves is in the answer. */
        post: operations["fitsRefit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{segmentation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The migration matrix of a definition between two instants. */
        get: operations["movementsFlows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{segmentation}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the customers in a cell of the migration matrix
         * @description Sorted by name; later pages stay at the instants of the first.
         */
        get: operations["movementsCell"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many customers an unsaved rule would have caught over time, by what is known now. */
        post: operations["movementsRuleHistory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history/{definition}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sizes of a definition over time. */
        get: operations["movementsHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists imports, newest first. */
        get: operations["importsList"];
        put?: never;
        /** Imports a file: the body, the field `file` of a form, or one sent before. */
        post: operations["importsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/guess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Guesses the mapping of a file, or tries a given one, and shows what its first rows become.
         *     Nothing is imported.
         */
        post: operations["importsGuess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an import with its quality report. */
        get: operations["importsShow"];
        put?: never;
        post?: never;
        /** Cancels an import. What it has brought in stays; importing the file again goes on from there. */
        delete: operations["importsCancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follows an import: an event `import` whenever it is further, the last when it has ended. */
        get: operations["importsProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rejected rows of an import as CSV: file, line, code, reason, and the row as it stood. */
        get: operations["importsRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undoes an import: what it brought in is taken back, what was there before or came from elsewhere
         *     stays. Takes a while when that is much; until then `undoing` says so. Undoing what is undone, or
         *     about to be, changes nothing more.
         */
        post: operations["importsUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists runs, newest first. */
        get: operations["jobsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the jobs there are. */
        get: operations["jobsKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a run. */
        get: operations["jobsShow"];
        put?: never;
        post?: never;
        /** Cancels a run. One at work stops at its next safe place; one that has ended stays as it is. */
        delete: operations["jobsCancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{name}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts a job now. One that waits to be begun already is not queued again. */
        post: operations["jobsRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the write keys. */
        get: operations["keysList"];
        put?: never;
        /** Makes a write key; the answer has its secret. */
        post: operations["keysMake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a write key: from now on its events are refused. */
        delete: operations["keysRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/labels/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which labels the rows of a table give each cell of scores, also when cells are left over or
         *     given twice.
         */
        post: operations["breakdownsCheckLabels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finds the customers whom lines mean: each an identifier, or the end of a telephone number; where
         *     there is none such, a whole name. White space and the case of letters do not count. Callers who see
         *     personal fields masked find nobody by them.
         */
        post: operations["customersLookUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{kind}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the customers of a definition: members of a segment or list, everybody with their label,
         *     everybody with a value of a metric. Sorted by name; pages stay stable while data change.
         */
        get: operations["membersList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Joins two customers. Groups are right again when the answer comes. */
        post: operations["mergesMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a joining back: both customers are as they would be without it. */
        delete: operations["mergesUnmerge"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overlap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How up to six groups overlap: every combination of being in some and not in others, with the rule
         *     that catches just those customers.
         */
        post: operations["overlapsShow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists everybody who may sign in. */
        get: operations["peopleList"];
        put?: never;
        /** Adds a person; the answer has the password that they sign in with first. */
        post: operations["peopleAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a person. */
        get: operations["peopleShow"];
        put?: never;
        post?: never;
        /** Removes a person with sessions and tokens. The last administrator stays. */
        delete: operations["peopleRemove"];
        options?: never;
        head?: never;
        /** Changes a person's name, role or language, or gives them a new initial password. */
        patch: operations["peopleChange"];
        trace?: never;
    };
    "/api/v1/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts what an unsaved rule catches, exactly. */
        post: operations["rulesPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How good the data are: all imports together, and their quality reports. */
        get: operations["dataQuality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the receipts of erasures, newest first. */
        get: operations["erasuresReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report: one page about all customers that a manager reads in a minute. It fetches nothing
         *     and runs no script; its policy allows its own style sheet only.
         */
        get: operations["dataReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the reviews of a segmentation, newest first. */
        get: operations["samplesList"];
        put?: never;
        /** Hands in what people found: the workbook with its marks, or marks made on the page. */
        post: operations["samplesHandIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/parse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads a rule: its tree, or what is wrong and where. Never an error by itself. */
        post: operations["rulesParseText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes a tree as text. */
        post: operations["rulesPrintTree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draws the sampling check, always the same customers at one instant: as a workbook with
         *     `Accept: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet`, else as JSON.
         */
        post: operations["samplesDraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events with their properties, attributes, metrics, groups and labels that rules can name. */
        get: operations["schemaShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schema/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The most frequent values of an attribute or property, from the data; a sample of customers when
         *     there are many.
         */
        get: operations["schemaValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segmentation-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a segmentation that is not saved would divide the customers, and whom it would move. */
        post: operations["breakdownsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says who one is. */
        get: operations["sessionShow"];
        put?: never;
        /** Signs in; the answer sets the session cookie. */
        post: operations["sessionSignIn"];
        /** Signs out. */
        delete: operations["sessionSignOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one's own password; all one's sessions end and a new one begins. */
        post: operations["sessionChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes an administrator with the one-time token and signs them in. */
        post: operations["setupSetUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many customers and events there are. Counting looks at everything, so where that takes long
         *     an answer is given again for a while, and once more while the next one is found; `as_of` tells when
         *     it was counted.
         */
        get: operations["dataStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the running workspace is doing. */
        get: operations["statusShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one's own tokens. */
        get: operations["tokensList"];
        put?: never;
        /** Makes a token; the answer has its secret. */
        post: operations["tokensMake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes one of one's own tokens. */
        delete: operations["tokensRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the webhooks, oldest first. */
        get: operations["webhooksList"];
        put?: never;
        /**
         * Makes a webhook; the answer has the secret with which its messages are signed. Changes come from
         *     now on, or from where `after` says.
         */
        post: operations["webhooksMake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a webhook and how far it has come. */
        get: operations["webhooksShow"];
        put?: never;
        post?: never;
        /** Removes a webhook; what it was not sent yet it will not be sent. */
        delete: operations["webhooksRemove"];
        options?: never;
        head?: never;
        /** Changes a webhook; what is left out stays. A new secret is shown this once. */
        patch: operations["webhooksChange"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the last attempts to deliver, newest first. */
        get: operations["webhooksDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends to a paused or disabled webhook again, from where it stopped. */
        post: operations["webhooksEnable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a message of type `webhook.test` once and tells what became of it. */
        post: operations["webhooksTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What applying did, or would do. */
        Applied: {
            /** @description One for each definition in the files. */
            definitions: components["schemas"]["AppliedDefinition"][];
            /**
             * @description Customers in and out of each segment, list and segmentation that changes, those of others
             *     that build on the changed definitions included.
             */
            movements: components["schemas"]["Movement"][];
            /** @description Nothing was changed; this is what would happen. */
            plan: boolean;
        };
        /** @description One definition of the files. */
        AppliedDefinition: {
            /** @description Its kind. */
            kind: components["schemas"]["Kind"];
            /** @description Its name. */
            name: string;
            /** @description What happens to it. */
            verdict: components["schemas"]["Verdict"];
            /**
             * Format: int64
             * @description Its version afterwards.
             */
            version: number;
        };
        /** @description What applying definitions did, or would do. */
        ApplyAnswer: components["schemas"]["Applied"] & {
            /** @description What is allowed and may yet be a mistake. */
            warnings: components["schemas"]["Finding"][];
        };
        /** @description What somebody should look at. */
        AttentionAnswer: {
            /**
             * @description Everything was looked at. When not, what groups did within a week is being found out; ask
             *     again in a moment.
             */
            complete: boolean;
            /** @description The most urgent first. */
            items: components["schemas"]["AttentionItem"][];
        };
        /** @description Something to look at. */
        AttentionItem: {
            /**
             * @description Stable.
             * @example attention-rows-rejected
             */
            code: string;
            /** @description How urgent it is. */
            severity: components["schemas"]["Severity"];
            /** @description What it is about. */
            target: components["schemas"]["Target"];
            /** @description What there is to see, for people, in their language. */
            title: string;
        };
        /** @description One attribute of a customer. */
        AttributeHistory: {
            /**
             * @description Its dotted name.
             * @example city
             */
            attribute: string;
            /**
             * Format: int64
             * @description Older versions that are not shown.
             */
            older: number;
            /**
             * @description Since when, RFC 3339; null when it was never set up to now, or is so as far back as anybody
             *     looks.
             */
            since: string | null;
            /** @description What people are shown. */
            title: components["schemas"]["Title"];
            /** @description The current value; null when it is not set. Masked for some. */
            value: unknown;
            /** @description Every value it had, newest first; values dated in the future included. */
            versions: components["schemas"]["AttributeVersion"][];
        };
        /** @description A value that an attribute had. */
        AttributeVersion: {
            /** @description When it came here, RFC 3339. */
            received_at: string;
            /** @description From when on, RFC 3339; null for as far back as anybody looks. */
            since: string | null;
            /** @description The value; null when it was taken away. Masked for some. */
            value: unknown;
        };
        /** @description An attribute of customers. */
        AttributeWord: {
            /**
             * @description Its dotted name.
             * @example city
             */
            name: string;
            /** @description Names or reaches a person. */
            personal: boolean;
            /** @description What people are shown. */
            title: components["schemas"]["Title"];
            /** @description Its type. */
            type: components["schemas"]["Type"];
            /** @description Values that a definition allows; any when empty. */
            values: string[];
        };
        /** @description The attributes of a customer. */
        Attributes: {
            /** @description The instant of the current values, RFC 3339. */
            as_of: string;
            /** @description By name. */
            items: components["schemas"]["AttributeHistory"][];
        };
        /** @description An entry of the audit log. */
        AuditView: {
            /**
             * @description What they did.
             * @example export
             */
            act: string;
            /**
             * @description From which address; null when that is not known.
             * @example 127.0.0.1
             */
            address: string | null;
            /**
             * Format: date-time
             * @description When.
             * @example 2026-11-21T08:00:00Z
             */
            at: string;
            /**
             * Format: int64
             * @description From 1, without gaps.
             * @example 17
             */
            id: number;
            /**
             * @description What named them then.
             * @example li@example.com
             */
            name: string;
            /**
             * Format: int64
             * @description Number of the person; 0 for nobody in particular.
             * @example 1
             */
            person: number;
            /**
             * @description To what.
             * @example segment/vip
             */
            what: string;
        };
        /** @description A segmentation at one instant. */
        Breakdown: {
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /**
             * @description Every combination of scores, with nobody in it too; empty for methods without scores and for
             *     grids of more than 1000 cells.
             */
            cells: components["schemas"]["CellPart"][];
            /**
             * Format: int64
             * @description All customers.
             */
            customers: number;
            /** @description The scores, first one slowest in `cells`; empty for methods without. */
            dimensions: components["schemas"]["ScoreDimension"][];
            fit: components["schemas"]["FitInForce"] | null;
            /** @description The labels in the order of the definition. */
            labels: components["schemas"]["LabelPart"][];
            /**
             * @description `rfm`, `abc`, `matrix`, `lifecycle`, `bands`, `scorecard` or `rules`.
             * @example rfm
             */
            method: string;
            /** @description The segmentation. */
            segmentation: string;
            /** @description What people are shown instead of its name. */
            title: components["schemas"]["Title"];
            value: components["schemas"]["Measure"] | null;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description What a listing shows of a broken definition. */
        BrokenListing: {
            /** @description Stable codes of the reasons. */
            codes: string[];
            /** @description Its kind. */
            kind: components["schemas"]["Kind"];
            /** @description Its name. */
            name: string;
        };
        /** @description A page of the customers who moved from one label to another. */
        CellPage: {
            /** @description The definition. */
            definition: string;
            /**
             * Format: date-time
             * @description The earlier instant, RFC 3339.
             */
            from: string;
            /** @description Sorted by customer. */
            items: components["schemas"]["CustomerRef"][];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
            /**
             * Format: date-time
             * @description The later instant, RFC 3339.
             */
            to: string;
            /**
             * Format: int64
             * @description All customers of the cell, on other pages too.
             */
            total: number;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description A cell of the grid of scores at one instant. */
        CellPart: ({
            /**
             * @description Value of one customer on average, a decimal as text; null where there are none.
             * @example 12.34
             */
            average: string | null;
            /**
             * Format: int64
             * @description How many.
             */
            customers: number;
            /**
             * Format: double
             * @description As a share of all customers, 0 to 1.
             */
            share: number;
            /**
             * @description Their value together, a decimal as text; null when nothing tells.
             * @example 1234.5
             */
            value: string | null;
            /**
             * Format: double
             * @description That as a share of the whole value, 0 to 1.
             */
            value_share: number | null;
        } & Record<string, never>) & {
            /** @description The label that the cell earns. */
            label: string;
            /**
             * @description A score of each dimension, in their order.
             * @example [
             *       5,
             *       4,
             *       4
             *     ]
             */
            scores: number[];
        };
        /** @description What arrived and changed a standing. */
        ChangeEvent: {
            /** @description Id of the event; empty for attribute values. */
            id: string;
            /** @description Name of the event, or of the attribute. */
            name: string;
        };
        /** @description Which changes are wanted. An empty list wants all. */
        ChangeFilter: {
            /**
             * @description Causes.
             * @default []
             */
            causes: string[];
            /**
             * @description Names of definitions.
             * @default []
             */
            definitions: string[];
            /**
             * @description `enter`, `leave` or `move` (from one label to another).
             * @default []
             */
            directions: string[];
            /**
             * @description Kinds of definition.
             * @default []
             */
            kinds: string[];
        };
        /** @description A change of one customer's standing in one definition. */
        ChangeItem: {
            /** @description When it took effect, RFC 3339. */
            at: string;
            /** @description Why: `event`, `deadline`, `definition`, `refit`, `merge`, `import` or `erasure`. */
            cause: string;
            /** @description The customer's name at that time; null when the customer was erased. */
            customer: string | null;
            /** @description Its name. */
            definition: string;
            event?: components["schemas"]["ChangeEvent"] | null;
            /** @description The label before; `in` for members of a segment or list; null for outside. */
            from: string | null;
            /**
             * @description Kind of the definition.
             * @example Segment
             */
            kind: string;
            /**
             * Format: int64
             * @description Place in the change log, from 1, without gaps.
             */
            sequence: number;
            /** @description The label from now on; null for outside. */
            to: string | null;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description What a check found. */
        CheckAnswer: {
            /**
             * Format: int64
             * @description Identifiers that came together and were not joined; no damage, but worth a look.
             */
            collisions: number;
            /** @description What is not. */
            problems: components["schemas"]["CheckProblem"][];
            /** @description Nothing is damaged and every definition works. */
            sound: boolean;
        };
        /** @description What is not sound. */
        CheckProblem: components["schemas"]["Finding"] & {
            /** @description `data`, `catalog` or `definitions`. */
            place: string;
        };
        /** @description A code with its text in the caller's language. */
        CodedText: {
            /** @description Stable. */
            code: string;
            /** @description For people. */
            text: string;
        };
        /** @description A rule compared with a saved segment. */
        Compared: {
            /**
             * Format: int64
             * @description Its customers.
             */
            count: number;
            /** @description Some of those who join. */
            joining: components["schemas"]["CustomerRef"][];
            /**
             * Format: int64
             * @description Customers whom only the rule catches.
             */
            joins: number;
            /**
             * Format: int64
             * @description Customers whom only the segment catches.
             */
            leaves: number;
            /** @description Some of those who leave. */
            leaving: components["schemas"]["CustomerRef"][];
            /** @description The segment. */
            segment: string;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description A condition of a rule. */
        Condition: {
            /** @description How its parts make it up. */
            form: components["schemas"]["Form"];
            /** @description Whether it holds. */
            holds: boolean;
            limit?: components["schemas"]["Limit"] | null;
            /** @description When that changes by itself, RFC 3339; `None` for never. */
            next_change?: string | null;
            /** @description The values it looks at. */
            observed?: components["schemas"]["Observed"][];
            /** @description Its parts. */
            parts?: components["schemas"]["Condition"][];
            /**
             * @description The same in plain words, with what was seen and what is asked for.
             * @example 3 orders in the last 90 days (needs at least 3)
             */
            plain: string;
            /** @description The condition as text. */
            text: string;
        };
        /** @description A condition by itself. */
        ConditionCount: {
            /** @description The condition. */
            condition: string;
            /**
             * Format: int64
             * @description Customers who fulfil it.
             */
            count: number;
            /** @description How deep it stands in the rule; 1 at the top. */
            depth: number;
            /**
             * @description The same in plain words.
             * @example at least 3 orders in the last 90 days
             */
            plain: string;
        };
        /** @description A condition in plain words. */
        ConditionWords: {
            /**
             * @description The condition.
             * @example count(order, last 90d) >= 3
             */
            condition: string;
            /** @description How deep it stands in the rule; 1 at the top. */
            depth: number;
            /**
             * @description In plain words.
             * @example at least 3 orders in the last 90 days
             */
            plain: string;
        };
        /** @description A criterion of a scorecard. */
        CriterionPart: {
            /** @description Its name. */
            criterion: string;
            /** @description The same in plain words. */
            plain?: string | null;
            /**
             * Format: int64
             * @description Points of the rule that holds, before the weight; 0 when none holds.
             */
            points: number;
            /** @description The rule that holds. */
            rule?: string | null;
            /**
             * Format: int32
             * @description Its weight.
             */
            weight: number;
        };
        /** @description The end of a class. */
        CurveCut: components["schemas"]["CurvePoint"] & {
            /** @description The class that ends there. */
            label: string;
        };
        /** @description A point of a curve. */
        CurvePoint: {
            /**
             * Format: double
             * @description The customers as a share of those with a value, 0 to 1.
             */
            customer_share: number;
            /**
             * Format: int64
             * @description The so many customers who bring most.
             */
            customers: number;
            /**
             * @description What they bring together; a decimal as text.
             * @example 1234.5
             */
            value: string;
            /**
             * Format: double
             * @description The value as a share of the whole, 0 to 1.
             */
            value_share: number;
        };
        /** @description A customer in a list. */
        CustomerRef: {
            /**
             * @description The identifier that names them; masked for some.
             * @example C00132
             */
            customer: string;
            /**
             * @description Leads to the customer for ever, and tells nobody who they are.
             * @example ~17
             */
            id: string;
            /**
             * @description What people call them, when an attribute says so; masked for some.
             * @example 王小明
             */
            name: string | null;
        };
        /** @description One customer: `member`, `label` or `value`, after the kind of the definition. */
        CustomerResult: {
            /** @description Who it is; masked for some. */
            customer: string;
            /** @description The label. */
            label?: string | null;
            /** @description In or not in. */
            member?: boolean | null;
            /** @description When that changes by itself, RFC 3339; null for never. */
            next_change: string | null;
            /** @description The value; null when missing. */
            value?: unknown;
        };
        /** @description How good the data are. */
        DataQuality: {
            /**
             * Format: int64
             * @description Identifiers that came together and were not joined.
             */
            collisions: number;
            /**
             * Format: int64
             * @description Rows that repeat one exactly.
             */
            duplicates: number;
            /**
             * Format: int64
             * @description Imports that were finished.
             */
            imports: number;
            /**
             * Format: int64
             * @description Cells that are no such identifier as the mapping says.
             */
            invalid_identifiers: number;
            /**
             * Format: int64
             * @description Accepted rows with a negative amount that nothing marks as returns.
             */
            negative: number;
            /**
             * Format: int64
             * @description Rows rejected.
             */
            rejected: number;
            /** @description Rejected rows by stable code of the reason. */
            rejected_by_code: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Rows read.
             */
            rows: number;
            /**
             * Format: int64
             * @description Imports that were undone; nothing of them is counted in what follows.
             */
            undone: number;
            /**
             * Format: int64
             * @description Imports that were begun and not finished.
             */
            unfinished: number;
        };
        /** @description An event that could not be taken. */
        DeadLetter: {
            /** @description The event as it came; null for callers who may not see personal fields. */
            body: string | null;
            /** @description What its path named: `track`, `identify` …, `batch`. */
            call: string;
            /** @description Why it could not be taken; stable. */
            code: string;
            /** @description Its id. */
            id: string;
            /** @description The same in words; null for callers who may not see personal fields, as it may quote them. */
            reason: string | null;
            /**
             * Format: date-time
             * @description When it came first.
             */
            received_at: string;
            /**
             * Format: int64
             * @description How often it came.
             */
            times: number;
            /**
             * Format: int64
             * @description Number of the write key that brought it.
             */
            write_key: number;
        };
        /** @description A page of dead letters. */
        DeadLetterPage: {
            /** @description How many there are of each reason, by code, whatever page this is. */
            counts: {
                [key: string]: number;
            };
            /** @description Newest first. */
            items: components["schemas"]["DeadLetter"][];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description An event that decides a value. */
        DecidingEvent: {
            /** @description Its id. */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description When it happened, RFC 3339. */
            occurred_at: string;
        };
        /** @description A definition in a list. */
        DefinitionItem: components["schemas"]["Overview"] & {
            /** @description Since when the sizes have not been kept up because it fails, RFC 3339. */
            frozen_at: string | null;
            /**
             * @description What the rule of a segment says, in plain words; null of what is no segment.
             * @example no order in the last 60 days
             */
            plain: string | null;
            /** @description Why not, when it cannot. */
            problems: components["schemas"]["Finding"][];
            /**
             * @description How many customers each label has now, when that was asked for; null for what has no
             *     customers.
             */
            sizes: components["schemas"]["LabelSize"][] | null;
            /** @description Whether it can be evaluated. */
            state: components["schemas"]["Health"];
        };
        /** @description The customers of one definition. */
        DefinitionResult: {
            /** @description Sorted by customer. */
            customers: components["schemas"]["CustomerResult"][];
            /** @description Its name. */
            definition: string;
            /**
             * Format: int64
             * @description Its version; 0 when it is not saved.
             */
            version: number;
        };
        /** @description A definition that was deleted; its versions stay in the catalog. */
        Deleted: {
            /** @description Its kind. */
            kind: components["schemas"]["Kind"];
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description The version that says so.
             */
            version: number;
        };
        /** @description An attempt to deliver. */
        DeliveryItem: {
            /** @description When, RFC 3339. */
            at: string;
            /**
             * Format: int64
             * @description Changes in it.
             */
            changes: number;
            /**
             * Format: int64
             * @description Milliseconds until it was decided.
             */
            duration: number;
            error: components["schemas"]["CodedText"] | null;
            /** @description Id of the message. */
            message: string;
            /**
             * Format: int64
             * @description Number of the attempt, from 1.
             */
            number: number;
            /**
             * Format: int32
             * @description Status of the answer; null when none came.
             */
            status: number | null;
        };
        /** @description The cuts of one dimension. */
        DimensionCuts: {
            /** @description Ascending. */
            cuts: components["schemas"]["Reading"][];
            /** @description The dimension. */
            dimension: string;
        };
        /** @description A dimension of a score. */
        DimensionPart: {
            /**
             * Format: int32
             * @description The highest score.
             */
            bins: number;
            /** @description Cuts, ascending; in the order of the scores for `ntile`. */
            cuts: components["schemas"]["Reading"][];
            /** @description Smaller values score higher. */
            descending: boolean;
            /** @description Its name. */
            dimension: string;
            /** @description What is scored. */
            observed: components["schemas"]["Observed"];
            /** @description Where a value that equals a cut belongs. */
            on_cut: components["schemas"]["OnCut"];
            score?: components["schemas"]["Reading"] | null;
        };
        /** @description How far a value is away from what it should be. */
        Distance: {
            /** @description The limit itself is not enough: the value must go beyond it. */
            beyond: boolean;
            /** @description What is to be added to it; negative when it must fall. */
            by: components["schemas"]["Reading"];
            /** @description It must rise; must fall when `false`. */
            rising: boolean;
            /** @description The limit that it would reach by that. */
            to: components["schemas"]["Reading"];
        };
        /** @description Why a customer has a label. */
        Division: {
            /** @description Scores on dimensions. */
            scores: {
                /** @description The dimensions. */
                dimensions: components["schemas"]["DimensionPart"][];
                /** @description The label of those who are not scored. */
                outside: string;
                population?: components["schemas"]["Condition"] | null;
            };
        } | {
            /** @description Share of the total value. */
            share: {
                /** @description Where B and where A begin. */
                cuts: components["schemas"]["Reading"][];
                /** @description The value. */
                value: components["schemas"]["Observed"];
            };
        } | {
            /** @description Points added up. */
            points: {
                /** @description The criteria. */
                criteria: components["schemas"]["CriterionPart"][];
                /** @description Ascending cuts of the total. */
                cuts: components["schemas"]["Reading"][];
                /** @description Labels from lowest to highest. */
                labels: string[];
                /**
                 * Format: int64
                 * @description The total.
                 */
                total: number;
            };
        } | {
            /** @description The rules up to the first that holds. */
            "first-match": {
                /** @description The label when none holds. */
                otherwise: string;
                /** @description The rules. */
                rules: components["schemas"]["RulePart"][];
            };
        };
        /** @description An entry of a timeline. */
        Entry: {
            /** @description It is dated in the future and takes effect then. */
            ahead: boolean;
            /** @description When it happened, RFC 3339; null for attributes that hold as far back as anybody looks. */
            at: string | null;
            /** @description Id of the event; name of the attribute. */
            id: string;
            /** @description What it is about. */
            kind: components["schemas"]["EntryKind"];
            /**
             * @description Name of the event or attribute.
             * @example order
             */
            name: string;
            /** @description Properties of the event; of an attribute its `value`. Personal ones are masked for some. */
            properties: Record<string, never>;
            /** @description When it came here, RFC 3339. */
            received_at: string;
        };
        /**
         * @description What an entry is about.
         * @enum {string}
         */
        EntryKind: "attribute" | "event";
        /** @description The receipt of an erasure. */
        ErasureReceipt: {
            /** @description When, RFC 3339. */
            at: string;
            /**
             * Format: int64
             * @description Attribute values removed.
             */
            attributes: number;
            /**
             * Format: int64
             * @description Events removed.
             */
            events: number;
            /**
             * Format: int64
             * @description Identifiers removed.
             */
            identifiers: number;
            /** @description SHA-256 of code and name: whoever has both can prove the erasure. */
            proof: string;
            /**
             * Format: int64
             * @description Its number, from 1.
             */
            receipt: number;
        };
        /** @description Who is in what at an instant, exactly as `fenqun eval --format json` says it. */
        EvalAnswer: {
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /** @description Definitions that could not be evaluated. */
            failed?: components["schemas"]["BrokenListing"][];
            /** @description One for each definition, by kind and name. */
            results: components["schemas"]["DefinitionResult"][];
        };
        /** @description What is to be evaluated. */
        EvalAsked: {
            /**
             * @description Customers who are not members too.
             * @default false
             */
            all: boolean;
            /**
             * @description Instant: RFC 3339, a day, or `now`; now when left out.
             * @default null
             */
            as_of: string | null;
            /**
             * @description Definition files laid over the saved definitions.
             * @default []
             */
            define: string[];
            /**
             * @description Names of definitions, or `kind/name`; all segments, lists and segmentations when empty.
             * @default []
             */
            names: string[];
        };
        /** @description An event. */
        EventWord: {
            /**
             * @description Its name.
             * @example order
             */
            name: string;
            /** @description Its regular properties, by name. */
            properties: components["schemas"]["PropertyWord"][];
            /** @description What people are shown; empty when nothing better than its name is known. */
            title: components["schemas"]["Title"];
        };
        /** @description One definition explained for one customer. */
        Explained: {
            becomes?: components["schemas"]["Held"] | null;
            /** @description Its name. */
            definition: string;
            /**
             * @description Why, in one or two sentences: what decides first, then when it changes by itself.
             * @example In: 3 orders in the last 90 days (needs at least 3). Leaves on 12 March 2027 unless there is another order.
             */
            headline: string;
            /** @description Its kind. */
            kind: components["schemas"]["Kind"];
            /** @description What would change it. */
            needed: components["schemas"]["Needed"][];
            /** @description When that changes by itself, RFC 3339; `None` for never. */
            next_change?: string | null;
            /** @description All of it in plain words, line by line. */
            sentences: components["schemas"]["Sentence"][];
            /** @description What holds. */
            standing: components["schemas"]["Held"];
            /** @description What people are shown. */
            title?: components["schemas"]["Title"];
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
            /** @description Why. */
            why: components["schemas"]["Why"];
        };
        /** @description An export. */
        Export: {
            /** @description The instant. */
            as_of: string | null;
            /** @description Who asked. */
            asked_by: string | null;
            /**
             * Format: int64
             * @description Customers in the file.
             */
            customers: number | null;
            /** @description The definition. */
            definition: string;
            /**
             * Format: date-time
             * @description When the file goes.
             */
            expires_at: string | null;
            /** @description Why it failed. */
            failure: components["schemas"]["Reason"][];
            /** @description Where the file is; null before it is done, and when its time is over. */
            file: string | null;
            /**
             * Format: date-time
             * @description When it ended.
             */
            finished_at: string | null;
            /**
             * Format: int64
             * @description Its number.
             */
            id: number;
            /** @description Personal fields are masked. */
            masked: boolean;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            queued_at: string;
            /** @description How far it is. */
            state: components["schemas"]["JobState"];
        };
        /**
         * @description Format of an exported file.
         * @enum {string}
         */
        ExportFormat: "csv" | "jsonl" | "parquet" | "xlsx";
        /** @description What is to be exported. */
        ExportRequest: {
            /** @description An instant: RFC 3339, a day, or `now`. Now without it. */
            as_of?: string | null;
            /** @description The definition; `kind/name` where a name is of several kinds. */
            definition: string;
            /**
             * @description More columns of a plain list: values in the rule language, such as `city` or
             *     `count(order, last 365d)`.
             */
            fields?: string[];
            /** @description Format of the file. */
            format?: components["schemas"]["ExportFormat"];
            /** @description Mask personal fields even if the caller may see them. */
            masked?: boolean;
            template?: components["schemas"]["ExportTemplate"] | null;
        };
        /**
         * @description A template of an export.
         * @enum {string}
         */
        ExportTemplate: "customer-table";
        /** @description A definition that fails and keeps its last good result. */
        FailingDefinition: {
            /** @description Stable codes of the reasons. */
            codes: string[];
            /**
             * @description Its kind.
             * @example segment
             */
            kind: string;
            /**
             * @description Its name.
             * @example vip
             */
            name: string;
        };
        /** @description A column of a file. */
        FileColumn: {
            /** @description Its header. */
            name: string;
            /** @description A few different values; none when the first rows have none. */
            samples: string[];
        };
        /** @description Why something cannot be done. */
        Finding: {
            /**
             * @description Stable.
             * @example unknown-name
             */
            code: string;
            /** @description For people, in their language. */
            title: string;
        };
        /** @description The cuts that scores come from. */
        FitInForce: {
            /**
             * Format: date-time
             * @description As of when the customers were taken, RFC 3339.
             */
            as_of: string;
            /**
             * Format: int64
             * @description Customers fitted on.
             */
            population: number;
        };
        /** @description A saved fit as listings show it. */
        FitListing: {
            /** @description As of when the population was taken, RFC 3339. */
            as_of: string;
            /** @description When it was made, RFC 3339. */
            created_at: string;
            /** @description Ascending cuts of each dimension. */
            cuts: components["schemas"]["DimensionCuts"][];
            /**
             * Format: int64
             * @description Version of the definition that it was made for.
             */
            definition_version: number;
            /** @description `first-use`, `definition-changed`, `asked`, `scheduled` or `approved`. */
            note: string;
            /**
             * Format: int64
             * @description From 1.
             */
            number: number;
            /**
             * Format: int64
             * @description Customers fitted on.
             */
            population: number;
            /** @description Of which segmentation. */
            segmentation: string;
        };
        /** @description A proposed fit. */
        FitReview: {
            /**
             * Format: int64
             * @description Number of the fit in force when it was proposed; 0 for none.
             */
            before: number;
            /**
             * Format: date-time
             * @description When it was proposed.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was decided.
             */
            decided_at: string | null;
            /** @description Who decided; null when nobody did. */
            decided_by: string | null;
            /** @description The proposed fit; its number is 0, as it gets one when it is approved. */
            fit: components["schemas"]["FitListing"];
            /**
             * Format: int64
             * @description Its number.
             */
            id: number;
            migration: components["schemas"]["Flows"] | null;
            /**
             * Format: int64
             * @description The run of the job that proposed it.
             */
            run: number;
            /** @description The segmentation. */
            segmentation: string;
            /** @description What was decided. */
            state: components["schemas"]["FitReviewState"];
            /**
             * Format: int64
             * @description Customers whose label it would change.
             */
            would_move: number;
        };
        /** @description A page of proposed fits. */
        FitReviewPage: {
            /** @description Newest first. */
            items: components["schemas"]["FitReview"][];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /**
         * @description What was decided about a proposed fit.
         * @enum {string}
         */
        FitReviewState: "waiting" | "approved" | "rejected" | "superseded";
        /** @description A migration matrix. */
        Flows: {
            /** @description The definition. */
            definition: string;
            /** @description The earlier instant, RFC 3339. */
            from: string;
            /** @description The labels in the order of the definition. */
            labels: string[];
            /** @description `matrix[a][b]`: customers with label `a` at `from` and `b` at `to`. */
            matrix: number[][];
            /** @description The later instant, RFC 3339. */
            to: string;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description What is left of a customer who was erased. */
        Forgotten: {
            /** @description When, RFC 3339. */
            at: string;
            /**
             * Format: int64
             * @description Attribute values removed.
             */
            attributes: number;
            /** @description For the person who asked; kept nowhere else. */
            code: string;
            /**
             * Format: int64
             * @description Events removed.
             */
            events: number;
            /**
             * Format: int64
             * @description Identifiers removed.
             */
            identifiers: number;
            /** @description SHA-256 of code and name: whoever has both can prove the erasure. */
            proof: string;
            /**
             * Format: int64
             * @description Number of the receipt.
             */
            receipt: number;
        };
        /**
         * @description How the parts of a condition make it up.
         * @enum {string}
         */
        Form: "all" | "any" | "not" | "leaf";
        /** @description A customer who was found. */
        FoundCustomer: components["schemas"]["CustomerRef"] & {
            /**
             * @description What matched: a kind of identifier, or `name`.
             * @example phone
             */
            by: string;
            /** @description The text that matched; masked for some. */
            matched: string;
        };
        /** @description A value that occurs. */
        FrequentValue: {
            /**
             * Format: int64
             * @description How often it was met.
             */
            count: number;
            /** @description The value. */
            value: components["schemas"]["Reading"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_ApplyAnswer: (components["schemas"]["Applied"] & {
            /** @description What is allowed and may yet be a mistake. */
            warnings: components["schemas"]["Finding"][];
        }) & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_AttentionAnswer: {
            /**
             * @description Everything was looked at. When not, what groups did within a week is being found out; ask
             *     again in a moment.
             */
            complete: boolean;
            /** @description The most urgent first. */
            items: components["schemas"]["AttentionItem"][];
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Attributes: {
            /** @description The instant of the current values, RFC 3339. */
            as_of: string;
            /** @description By name. */
            items: components["schemas"]["AttributeHistory"][];
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Breakdown: {
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /**
             * @description Every combination of scores, with nobody in it too; empty for methods without scores and for
             *     grids of more than 1000 cells.
             */
            cells: components["schemas"]["CellPart"][];
            /**
             * Format: int64
             * @description All customers.
             */
            customers: number;
            /** @description The scores, first one slowest in `cells`; empty for methods without. */
            dimensions: components["schemas"]["ScoreDimension"][];
            fit: components["schemas"]["FitInForce"] | null;
            /** @description The labels in the order of the definition. */
            labels: components["schemas"]["LabelPart"][];
            /**
             * @description `rfm`, `abc`, `matrix`, `lifecycle`, `bands`, `scorecard` or `rules`.
             * @example rfm
             */
            method: string;
            /** @description The segmentation. */
            segmentation: string;
            /** @description What people are shown instead of its name. */
            title: components["schemas"]["Title"];
            value: components["schemas"]["Measure"] | null;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_CellPage: {
            /** @description The definition. */
            definition: string;
            /**
             * Format: date-time
             * @description The earlier instant, RFC 3339.
             */
            from: string;
            /** @description Sorted by customer. */
            items: components["schemas"]["CustomerRef"][];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
            /**
             * Format: date-time
             * @description The later instant, RFC 3339.
             */
            to: string;
            /**
             * Format: int64
             * @description All customers of the cell, on other pages too.
             */
            total: number;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_CheckAnswer: {
            /**
             * Format: int64
             * @description Identifiers that came together and were not joined; no damage, but worth a look.
             */
            collisions: number;
            /** @description What is not. */
            problems: components["schemas"]["CheckProblem"][];
            /** @description Nothing is damaged and every definition works. */
            sound: boolean;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_EvalAnswer: {
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /** @description Definitions that could not be evaluated. */
            failed?: components["schemas"]["BrokenListing"][];
            /** @description One for each definition, by kind and name. */
            results: components["schemas"]["DefinitionResult"][];
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Flows: {
            /** @description The definition. */
            definition: string;
            /** @description The earlier instant, RFC 3339. */
            from: string;
            /** @description The labels in the order of the definition. */
            labels: string[];
            /** @description `matrix[a][b]`: customers with label `a` at `from` and `b` at `to`. */
            matrix: number[][];
            /** @description The later instant, RFC 3339. */
            to: string;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Headlines: {
            /** @description One for each definition. */
            items: components["schemas"]["Headline"][];
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_History: {
            /** @description The definition. */
            definition: string;
            /** @description The labels in the order of the definition; of a segment `in` and `out`. */
            labels: string[];
            /** @description Oldest first. */
            points: components["schemas"]["HistoryPoint"][];
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_LookUpAnswer: {
            /** @description One for each line, in their order. */
            items: components["schemas"]["LookedUp"][];
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_MembersPage: {
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /** @description Its name. */
            definition: string;
            /** @description Sorted by customer. */
            items: components["schemas"]["Member"][];
            /** @description Kind of the definition. */
            kind: components["schemas"]["Kind"];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
            /**
             * Format: int64
             * @description All customers who were asked for, on other pages too.
             */
            total: number;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Memberships: {
            /** @description The instant, RFC 3339. */
            as_of: string;
            /** @description Definitions that cannot be evaluated. */
            failed: components["schemas"]["BrokenListing"][];
            /** @description Every segment, list and segmentation, by kind and name. */
            items: components["schemas"]["Membership"][];
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Overlap: {
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /**
             * Format: int64
             * @description All customers.
             */
            customers: number;
            /** @description Every combination that somebody is in, the greatest first; that of nobody's groups too. */
            regions: components["schemas"]["Region"][];
            /** @description The groups as they were given. */
            sets: components["schemas"]["OverlapSet"][];
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Page_ChangeItem: {
            /** @description The items. */
            items: {
                /** @description When it took effect, RFC 3339. */
                at: string;
                /** @description Why: `event`, `deadline`, `definition`, `refit`, `merge`, `import` or `erasure`. */
                cause: string;
                /** @description The customer's name at that time; null when the customer was erased. */
                customer: string | null;
                /** @description Its name. */
                definition: string;
                event?: components["schemas"]["ChangeEvent"] | null;
                /** @description The label before; `in` for members of a segment or list; null for outside. */
                from: string | null;
                /**
                 * @description Kind of the definition.
                 * @example Segment
                 */
                kind: string;
                /**
                 * Format: int64
                 * @description Place in the change log, from 1, without gaps.
                 */
                sequence: number;
                /** @description The label from now on; null for outside. */
                to: string | null;
                /**
                 * Format: int64
                 * @description Its version.
                 */
                version: number;
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Page_DefinitionItem: {
            /** @description The items. */
            items: (components["schemas"]["Overview"] & {
                /** @description Since when the sizes have not been kept up because it fails, RFC 3339. */
                frozen_at: string | null;
                /**
                 * @description What the rule of a segment says, in plain words; null of what is no segment.
                 * @example no order in the last 60 days
                 */
                plain: string | null;
                /** @description Why not, when it cannot. */
                problems: components["schemas"]["Finding"][];
                /**
                 * @description How many customers each label has now, when that was asked for; null for what has no
                 *     customers.
                 */
                sizes: components["schemas"]["LabelSize"][] | null;
                /** @description Whether it can be evaluated. */
                state: components["schemas"]["Health"];
            })[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Page_Entry: {
            /** @description The items. */
            items: {
                /** @description It is dated in the future and takes effect then. */
                ahead: boolean;
                /** @description When it happened, RFC 3339; null for attributes that hold as far back as anybody looks. */
                at: string | null;
                /** @description Id of the event; name of the attribute. */
                id: string;
                /** @description What it is about. */
                kind: components["schemas"]["EntryKind"];
                /**
                 * @description Name of the event or attribute.
                 * @example order
                 */
                name: string;
                /** @description Properties of the event; of an attribute its `value`. Personal ones are masked for some. */
                properties: Record<string, never>;
                /** @description When it came here, RFC 3339. */
                received_at: string;
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_PreviewAnswer: {
            against: components["schemas"]["Compared"] | null;
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /** @description Each condition of the rule by itself, in the order of the tree. */
            conditions: components["schemas"]["ConditionCount"][];
            /**
             * Format: int64
             * @description Customers it catches.
             */
            count: number;
            /**
             * Format: int64
             * @description All customers.
             */
            customers: number;
            /**
             * @description The same in plain words, in the language of the caller.
             * @example at least 3 orders in the last 90 days
             */
            plain: string;
            /** @description The rule as it was understood. */
            rule: string;
            /** @description Some customers it catches. */
            sample: components["schemas"]["CustomerRef"][];
            /** @description The same as a tree. */
            tree: Record<string, never>;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Profile: (components["schemas"]["CustomerRef"] & {
            /**
             * Format: int64
             * @description Events that are dated in the future and take effect then.
             */
            ahead: number;
            /** @description The instant up to which events are counted, RFC 3339. */
            as_of: string;
            /**
             * Format: int64
             * @description Attributes that were ever set.
             */
            attributes: number;
            /** @description Events by name. */
            by_name: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Events.
             */
            events: number;
            /** @description First event, RFC 3339. */
            first_seen: string | null;
            /** @description Everything they are known by. */
            identifiers: components["schemas"]["KnownIdentifier"][];
            /** @description Last event, RFC 3339. */
            last_seen: string | null;
            /** @description Joinings by hand that they came from; each can be undone. */
            merges: number[];
        }) & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_RuleHistory: {
            /** @description `in` and `out`, in the order of the sizes. */
            labels: string[];
            /** @description Oldest first. */
            points: components["schemas"]["HistoryPoint"][];
            /** @description The rule as it was understood. */
            rule: string;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_SampleTable: {
            /** @description The instant, RFC 3339. */
            as_of: string;
            /** @description What each fact of a row says, as rules write it. */
            facts: string[];
            /** @description By label, in the order of the alphabet. */
            rows: components["schemas"]["SampleRow"][];
            /** @description The segmentation. */
            segmentation: string;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_SearchPage: {
            /** @description Nobody else matches; else a longer text would tell them apart. */
            complete: boolean;
            /** @description The best first. */
            items: components["schemas"]["FoundCustomer"][];
            /** @description Always null: a longer text finds fewer. */
            next: string | null;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Totals: {
            /** @description When it was counted, RFC 3339. */
            as_of: string;
            /** @description Events by name. */
            by_name: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Customers.
             */
            customers: number;
            /**
             * Format: int64
             * @description Events, repeats not counted; those dated in the future included.
             */
            events: number;
            /** @description First event, RFC 3339. */
            first: string | null;
            /** @description Last event, RFC 3339. */
            last: string | null;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Trial: (components["schemas"]["Breakdown"] & {
            against: components["schemas"]["Moves"] | null;
        }) & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_ValueCurve: {
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /**
             * Format: int64
             * @description All customers.
             */
            customers: number;
            /** @description Where classes end, of an ABC segmentation; else empty. */
            cuts: components["schemas"]["CurveCut"][];
            /** @description From nobody to everybody, at most about 200, those at the cuts among them. */
            points: components["schemas"]["CurvePoint"][];
            /** @description The segmentation. */
            segmentation: string;
            /** @description What is added up. */
            value: components["schemas"]["Measure"];
            /**
             * Format: int64
             * @description Customers with a value above 0, of whom the curve is.
             */
            valued: number;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Values: {
            /** @description Everything was looked at; else a sample of customers. */
            complete: boolean;
            /** @description The values are not shown, because they name or reach people. */
            hidden: boolean;
            /**
             * Format: int64
             * @description Values looked at.
             */
            looked_at: number;
            /** @description The most frequent first. */
            values: components["schemas"]["FrequentValue"][];
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_Vocabulary: {
            /** @description Attributes of customers, by name. */
            attributes: components["schemas"]["AttributeWord"][];
            /** @description Events, by name. */
            events: components["schemas"]["EventWord"][];
            /** @description Lists. */
            lists: components["schemas"]["Word"][];
            /** @description Metrics. */
            metrics: components["schemas"]["Word"][];
            /** @description There are more events, properties or attributes than are listed. */
            more: boolean;
            /** @description Segmentations. */
            segmentations: components["schemas"]["SegmentationWord"][];
            /** @description Segments. */
            segments: components["schemas"]["Word"][];
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description An answer, and how fresh it is. */
        Fresh_WhyAnswer: {
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /** @description Who it is. */
            customer: components["schemas"]["CustomerRef"];
            /** @description One for each definition. */
            definitions: components["schemas"]["Explained"][];
            /** @description Why other definitions could not be explained. */
            failures: components["schemas"]["Finding"][];
        } & {
            /** @description How fresh it is. */
            freshness: components["schemas"]["Freshness"];
        };
        /** @description How fresh an answer is. */
        Freshness: {
            /**
             * Format: int64
             * @description Bytes acknowledged but not yet evaluated.
             */
            backlog_bytes: number;
            /**
             * Format: int64
             * @description Newest entry of the change log.
             */
            last_change: number;
            /**
             * Format: date-time
             * @description Everything that comes by time alone has been recorded up to this instant; null before the
             *     first.
             */
            watermark: string | null;
        };
        /**
         * @description What a change would bring.
         * @enum {string}
         */
        Goal: "enter" | "leave" | "next-score";
        /** @description A mapping and what it makes of the first rows of a file. */
        Guess: {
            /**
             * Format: int64
             * @description Its size.
             */
            bytes: number;
            /** @description Columns of the file; none of a file of tracking calls. */
            columns: components["schemas"]["FileColumn"][];
            /** @description The same as an object, as far as it could be guessed: to be completed and sent back. */
            definition: Record<string, never>;
            /** @description The events that they become, by name. */
            events: {
                [key: string]: number;
            };
            /** @description What was guessed and why, in the caller's language. */
            explanation: string[];
            /** @description Name of the file. */
            file: string;
            /** @description What the file was found to be: format, compression, encoding and so on. */
            found: unknown;
            /** @description The mapping as a Source in YAML; null when none could be guessed. */
            mapping: string | null;
            /** @description Why no mapping could be guessed. */
            problem: components["schemas"]["Reason"][];
            /** @description Of the rows tried, those that would be rejected, by reason. */
            rejected: components["schemas"]["RejectedRows"][];
            /** @description The first of them. */
            rejects: components["schemas"]["RejectedSample"][];
            /**
             * Format: int64
             * @description How many of its first rows were tried.
             */
            rows: number;
            /** @description The first things that they become. */
            samples: unknown[];
            /** @description Name of the source. */
            source: string | null;
            /** @description Id of the file, to import it with this mapping or a corrected one. */
            upload: string;
        };
        /** @description Why in one definition, in few words. */
        Headline: {
            /** @description Its name. */
            definition: string;
            /**
             * @description What decides first, then when it changes by itself.
             * @example In: 3 orders in the last 90 days (needs at least 3). Leaves on 12 March 2027 unless there is another order.
             */
            headline: string;
            /** @description Kind of the definition. */
            kind: components["schemas"]["Kind"];
        };
        /** @description Why a customer stands where they stand, in few words. */
        Headlines: {
            /** @description One for each definition. */
            items: components["schemas"]["Headline"][];
        };
        /**
         * @description Whether a definition can be evaluated.
         * @enum {string}
         */
        Health: "ok" | "failing";
        /** @description What holds for a customer. */
        Held: {
            /** @description In the segment or not. */
            member: boolean;
        } | {
            /** @description The label. */
            label: string;
        } | {
            value: components["schemas"]["Reading"] | null;
        };
        /** @description Sizes over time. */
        History: {
            /** @description The definition. */
            definition: string;
            /** @description The labels in the order of the definition; of a segment `in` and `out`. */
            labels: string[];
            /** @description Oldest first. */
            points: components["schemas"]["HistoryPoint"][];
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description Sizes at one instant. */
        HistoryPoint: {
            /** @description The instant, RFC 3339. */
            as_of: string;
            /** @description Number of customers of each label. */
            sizes: number[];
        };
        /**
         * @description Kinds of identifier, in the order in which one is chosen to name the customer.
         * @enum {string}
         */
        IdentifierKind: "customer" | "phone" | "email" | "external" | "anonymous";
        /** @description An import. */
        Import: {
            /** @description What a row is. */
            as: components["schemas"]["RowKind"];
            /** @description Who asked. */
            asked_by: string | null;
            /** @description Whether what it brought in can be taken back with `…/undo`. */
            can_be_undone: boolean;
            /** @description Someone asked that it stop. */
            cancel_requested: boolean;
            /** @description Only read and report. */
            dry_run: boolean;
            /** @description Why it failed. */
            failure: components["schemas"]["Reason"][];
            /** @description Name of the file. */
            file: string;
            /**
             * Format: date-time
             * @description When it ended.
             */
            finished_at: string | null;
            /**
             * Format: int64
             * @description Its number.
             */
            id: number;
            /**
             * Format: int32
             * @description Its number in the list of all imports at `/api/v1/quality`; null while it has brought nothing
             *     in.
             */
            number: number | null;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            queued_at: string;
            /** @description Whether there are rejected rows to be had at `…/rejects`. */
            rejects: boolean;
            /** @description The quality report; null before it is done. */
            report: unknown;
            /**
             * Format: int64
             * @description Rows read so far, while it is at work.
             */
            rows: number | null;
            /** @description The report in sentences, in the caller's language. */
            sentences: string[];
            /**
             * Format: date-time
             * @description When it was last begun.
             */
            started_at: string | null;
            /** @description How far it is. */
            state: components["schemas"]["JobState"];
            /**
             * Format: int64
             * @description Id of the job that is about to undo it, at `/api/v1/jobs/{id}`; null when none is.
             */
            undoing: number | null;
            /**
             * Format: date-time
             * @description When it was undone; null when it was not.
             */
            undone_at: string | null;
            /** @description Who undid it; null when it was not undone, or on the command line. */
            undone_by: string | null;
            /** @description Id of the file; it is kept until it is imported. */
            upload: string;
        };
        /** @description A page of imports. */
        ImportPage: {
            /** @description Newest first. */
            items: components["schemas"]["Import"][];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description A job. */
        JobKind: {
            /** @description Whether it can be started by itself; imports and exports have routes of their own. */
            can_be_started: boolean;
            /** @description Its name. */
            name: string;
            /** @description What it does. */
            title: string;
        };
        /** @description Every job there is. */
        JobKinds: {
            /** @description By name. */
            items: components["schemas"]["JobKind"][];
        };
        /** @description A run of a job. */
        JobRun: {
            /** @description Who asked; null for the schedule. */
            asked_by: string | null;
            /** @description Someone asked that it stop. */
            cancel_requested: boolean;
            /**
             * Format: int32
             * @description Failed attempts so far.
             */
            failed_attempts: number;
            /** @description Why the last attempt failed. */
            failure: components["schemas"]["Reason"][];
            /**
             * Format: date-time
             * @description When it ended.
             */
            finished_at: string | null;
            /**
             * Format: int64
             * @description Its number.
             */
            id: number;
            /** @description The job. */
            job: string;
            /**
             * Format: date-time
             * @description When the next attempt is made, of a run that failed and is tried again.
             */
            next_attempt_at: string | null;
            /** @description How far it is, while it is at work. */
            progress: unknown;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            queued_at: string;
            /**
             * @description What it did; null before it ended, and for imports and exports, which have routes of their
             *     own.
             */
            result: unknown;
            /**
             * Format: date-time
             * @description When it was last begun.
             */
            started_at: string | null;
            /** @description How far it is. */
            state: components["schemas"]["JobState"];
        };
        /** @description A page of runs. */
        JobRunPage: {
            /** @description Newest first. */
            items: components["schemas"]["JobRun"][];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /**
         * @description How far a run is.
         * @enum {string}
         */
        JobState: "queued" | "running" | "done" | "failed" | "cancelled" | "waiting-for-approval";
        /** @description A write key that was just made. */
        KeyMade: {
            /** @description The key. */
            key: components["schemas"]["WriteKey"];
            /**
             * @description Shown this once: the user name of Basic authentication.
             * @example fq_wk_…
             */
            secret: string;
        };
        /** @description A write key to be made. */
        KeyToMake: {
            /**
             * @description What people call it.
             * @example web shop
             */
            name: string;
            /**
             * @description The source that its events belong to.
             * @example web
             */
            source: string;
        };
        /**
         * @description The kinds of definition.
         * @enum {string}
         */
        Kind: "Workspace" | "Source" | "Attribute" | "Metric" | "Segment" | "StaticList" | "Segmentation" | "Strategy";
        /** @description An identifier of a customer. */
        KnownIdentifier: {
            /** @description What kind of identifier. */
            kind: components["schemas"]["IdentifierKind"];
            /** @description Its text; masked for some. */
            value: string;
        };
        /** @description How often a label was right. */
        LabelAccuracy: {
            /**
             * Format: double
             * @description Share of right among judged; `None` when nothing was judged.
             */
            accuracy?: number | null;
            /**
             * Format: double
             * @description Upper end of the 95 % interval.
             */
            high: number;
            /**
             * Format: int64
             * @description Rows with a mark.
             */
            judged: number;
            /** @description The label; empty for all together. */
            label: string;
            /**
             * Format: double
             * @description Lower end of the 95 % interval.
             */
            low: number;
            /**
             * Format: int64
             * @description Marked right.
             */
            right: number;
            /**
             * Format: int64
             * @description Rows of the sample.
             */
            sampled: number;
        };
        /** @description A cell of the grid of scores. */
        LabelCell: {
            /**
             * @description A label for each row of the table that covers it: one when all is well.
             * @example [
             *       "Champions"
             *     ]
             */
            labels: string[];
            /**
             * @description A score of each dimension.
             * @example [
             *       5,
             *       4,
             *       4
             *     ]
             */
            scores: number[];
        };
        /** @description How a label table covers its grid of scores. */
        LabelCheck: {
            /** @description Every cell. */
            cells: components["schemas"]["LabelCell"][];
            /** @description The scores, first one slowest in `cells`. */
            dimensions: components["schemas"]["LabelDimension"][];
            /**
             * Format: int64
             * @description Cells that several rows cover.
             */
            doubled: number;
            /**
             * Format: int64
             * @description Cells that no row covers.
             */
            uncovered: number;
        };
        /** @description A score. */
        LabelDimension: {
            /**
             * Format: int32
             * @description How many scores there are, from 1.
             */
            bins: number;
            /**
             * @description Its name.
             * @example r
             */
            name: string;
        };
        /** @description What happens to one label. */
        LabelMovement: {
            /**
             * Format: int64
             * @description Customers afterwards.
             */
            after: number;
            /**
             * Format: int64
             * @description Customers before.
             */
            before: number;
            /**
             * Format: int64
             * @description Customers who come.
             */
            joins: number;
            /** @description The label. */
            label: string;
            /**
             * Format: int64
             * @description Customers who go.
             */
            leaves: number;
        };
        /** @description A label at one instant. */
        LabelPart: ({
            /**
             * @description Value of one customer on average, a decimal as text; null where there are none.
             * @example 12.34
             */
            average: string | null;
            /**
             * Format: int64
             * @description How many.
             */
            customers: number;
            /**
             * Format: double
             * @description As a share of all customers, 0 to 1.
             */
            share: number;
            /**
             * @description Their value together, a decimal as text; null when nothing tells.
             * @example 1234.5
             */
            value: string | null;
            /**
             * Format: double
             * @description That as a share of the whole value, 0 to 1.
             */
            value_share: number | null;
        } & Record<string, never>) & {
            /** @description The label. */
            label: string;
            /** @description It is the label of those who cannot be judged, or whom no rule catches. */
            reserved: boolean;
            /** @description What people are shown instead. */
            title: components["schemas"]["Title"];
        };
        /** @description How many customers a label has, as recorded. */
        LabelSize: {
            /**
             * Format: int64
             * @description Its customers.
             */
            customers: number;
            /** @description The label; of a segment or list `in`. */
            label: string;
            /**
             * Format: int64
             * @description Its customers a week ago, by what is known now and the definition of now; null while that is
             *     being found out.
             */
            week_ago: number | null;
        };
        /** @description A label table. */
        LabelsAsked: {
            /** @description The segmentation as `apply` takes it: an object, or YAML as text. */
            definition: Record<string, never>;
        };
        /**
         * @description A language that people read.
         * @enum {string}
         */
        Language: "en" | "zh-CN";
        /** @description A constant that a value is compared with. */
        Limit: {
            /**
             * @description `>=` and so on.
             * @example >=
             */
            operator: string;
            /** @description The constant. */
            value: components["schemas"]["Reading"];
        };
        /** @description Whom they mean. */
        LookUpAnswer: {
            /** @description One for each line, in their order. */
            items: components["schemas"]["LookedUp"][];
        };
        /** @description Lines to look up. */
        LookUpAsked: {
            /**
             * @description Identifiers, ends of telephone numbers from 7 digits on, or whole names.
             * @example [
             *       "C00132",
             *       "138 1234 5678",
             *       "王小明"
             *     ]
             */
            lines: string[];
        };
        /** @description Whom a line means. */
        LookedUp: {
            /** @description One, nobody, or several of whom it says the same: the first 20 of them. */
            customers: components["schemas"]["FoundCustomer"][];
            /**
             * @description The line as it was given.
             * @example 138 1234 5678
             */
            line: string;
        };
        /** @description What somebody thinks of a label of one customer. */
        Mark: {
            /** @description The label. */
            label: string;
            /** @description It is right; wrong when `false`; null when it was not judged. */
            right?: boolean | null;
        };
        /** @description What is added up as value. */
        Measure: {
            /**
             * @description The expression, as rules write it.
             * @example sum(order.amount, last 365d)
             */
            expression: string;
            /**
             * @description The values are amounts in the currency of the workspace, not counts: what they are made of is
             *     the `amount` of events.
             */
            money: boolean;
            /** @description Where it was taken from. */
            origin: components["schemas"]["MeasureOrigin"];
            /** @description The segmentation that it was taken from; null for `orders`. */
            segmentation: string | null;
            /** @description What people are shown instead of it; empty when nobody named it. */
            title: components["schemas"]["Title"];
            /**
             * @description Value of all customers together, a decimal as text.
             * @example 1234567.8
             */
            total: string;
        };
        /**
         * @description Where the meaning of "value" was taken from.
         * @enum {string}
         */
        MeasureOrigin: "own" | "other" | "orders";
        /** @description A customer of a definition. */
        Member: components["schemas"]["CustomerRef"] & {
            /** @description The label; `in` or `out` of a segment or list; null of a metric. */
            label: string | null;
            /** @description When that changes by itself, RFC 3339; null for never, or when it was not asked for. */
            next_change: string | null;
            /** @description The value of a metric; null otherwise. */
            value: unknown;
        };
        /** @description A page of customers. */
        MembersPage: {
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /** @description Its name. */
            definition: string;
            /** @description Sorted by customer. */
            items: components["schemas"]["Member"][];
            /** @description Kind of the definition. */
            kind: components["schemas"]["Kind"];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
            /**
             * Format: int64
             * @description All customers who were asked for, on other pages too.
             */
            total: number;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description Where a customer stands in one group. */
        Membership: {
            /** @description Its name. */
            definition: string;
            /** @description Kind of the definition. */
            kind: components["schemas"]["Kind"];
            /** @description The label; `in` for members of a segment or list; null for outside. */
            label: string | null;
            /** @description What people are shown for the label. */
            label_title: components["schemas"]["Title"];
            /** @description When that changes by itself, RFC 3339; null for never. */
            next_change: string | null;
            /** @description Since when it was recorded so, RFC 3339; null when that is not known. */
            since: string | null;
            /** @description What people are shown. */
            title: components["schemas"]["Title"];
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description Where a customer stands in every group. */
        Memberships: {
            /** @description The instant, RFC 3339. */
            as_of: string;
            /** @description Definitions that cannot be evaluated. */
            failed: components["schemas"]["BrokenListing"][];
            /** @description Every segment, list and segmentation, by kind and name. */
            items: components["schemas"]["Membership"][];
        };
        /** @description Two customers that are one now. */
        MergeAnswer: {
            /** @description The one customer. */
            customer: components["schemas"]["CustomerRef"];
            /**
             * Format: int64
             * @description Takes it back: `DELETE /api/v1/merges/{id}`.
             */
            id: number;
        };
        /** @description Two customers who are one after all. */
        MergeAsked: {
            /**
             * @description One of them: their `id`, or any identifier.
             * @example C00132
             */
            a: string;
            /**
             * @description The other one.
             * @example phone:+8613812345678
             */
            b: string;
        };
        /** @description A message under way. */
        MessageItem: {
            /**
             * Format: int64
             * @description Attempts that failed and count.
             */
            failures: number;
            /** @description The same at every attempt. */
            id: string;
            /** @description When it is tried next, RFC 3339. */
            next_attempt: string;
        };
        /** @description What happens to the customers of one definition. */
        Movement: {
            /** @description Its name. */
            definition: string;
            /** @description Kind of the definition. */
            kind: components["schemas"]["Kind"];
            /**
             * @description For each label (of a segment or list: one entry, `in`) how many were there, come, go, and
             *     are there afterwards.
             */
            labels: components["schemas"]["LabelMovement"][];
        };
        /** @description A customer who would move. */
        Mover: ({
            /**
             * @description The identifier that names them; masked for some.
             * @example C00132
             */
            customer: string;
            /**
             * @description Leads to the customer for ever, and tells nobody who they are.
             * @example ~17
             */
            id: string;
            /**
             * @description What people call them, when an attribute says so; masked for some.
             * @example 王小明
             */
            name: string | null;
        } & Record<string, never>) & {
            /** @description The label now. */
            from: string;
            /** @description The label then. */
            to: string;
        };
        /** @description Whom an unsaved segmentation moves, compared with a saved one. */
        Moves: {
            /** @description Its labels: the rows of the matrix. */
            from_labels: string[];
            /** @description `matrix[a][b]`: customers with label `a` who would have `b`. */
            matrix: number[][];
            /**
             * Format: int64
             * @description Customers whose label would be another one.
             */
            moved: number;
            /** @description Some of them. */
            movers: components["schemas"]["Mover"][];
            /** @description The saved segmentation. */
            segmentation: string;
            /** @description The labels of the unsaved one: the columns. */
            to_labels: string[];
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description One way, or one part of a way, to change a standing. */
        Needed: {
            /** @description The condition must begin to hold; must cease to hold when `false`. */
            begin: boolean;
            /** @description When it happens by itself, RFC 3339. */
            by_itself?: string | null;
            /** @description The condition or dimension that must change. */
            condition: string;
            distance?: components["schemas"]["Distance"] | null;
            /** @description It is enough by itself; else the others of the goal are needed too. */
            enough: boolean;
            /** @description What it would bring. */
            goal: components["schemas"]["Goal"];
            /**
             * @description What must come about and how far away it is, in plain words.
             * @example at least 3 orders in the last 90 days; 1 more
             */
            plain: string;
        };
        /** @description A webhook to be made. */
        NewWebhook: {
            /**
             * Format: int64
             * @description Begin behind this sequence number of the change log; with what comes from now on without it.
             */
            after?: number | null;
            /** @description For people. */
            description?: string;
            /** @description Which changes are sent; all without it. */
            filter?: components["schemas"]["ChangeFilter"];
            /**
             * @description Where messages go: `https://…`, or `http://…`.
             * @example https://example.com/fenqun
             */
            url: string;
        };
        /** @description A value that a condition looks at. */
        Observed: {
            event?: components["schemas"]["DecidingEvent"] | null;
            /**
             * @description What it is and its value, in plain words.
             * @example Net spend, last year: ¥2,073
             */
            plain: string;
            /** @description What it is, as text. */
            text: string;
            value?: components["schemas"]["Reading"] | null;
        };
        /**
         * @description Where a value that equals a cut belongs.
         * @enum {string}
         */
        OnCut: "below" | "above" | "by-name";
        /** @description How groups overlap. */
        Overlap: {
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /**
             * Format: int64
             * @description All customers.
             */
            customers: number;
            /** @description Every combination that somebody is in, the greatest first; that of nobody's groups too. */
            regions: components["schemas"]["Region"][];
            /** @description The groups as they were given. */
            sets: components["schemas"]["OverlapSet"][];
        };
        /** @description Groups to lay over each other. */
        OverlapAsked: {
            /** @description Instant: RFC 3339, a day, or `now`; now when left out. */
            as_of?: string | null;
            /** @description One to six of them. */
            sets: components["schemas"]["OverlapSetAsked"][];
        };
        /** @description One of the groups. */
        OverlapSet: {
            /**
             * Format: int64
             * @description Its customers.
             */
            customers: number;
            kind: components["schemas"]["Kind"] | null;
            /** @description Name of the definition; null of a rule. */
            name: string | null;
            /**
             * @description The rule that catches its customers.
             * @example in segment('vip')
             */
            rule: string;
            /** @description What people are shown instead of the name. */
            title: components["schemas"]["Title"];
        };
        /** @description A group: either saved, or a rule. */
        OverlapSetAsked: {
            /**
             * @description A rule as text.
             * @example rfm = 'Champions'
             */
            rule?: string | null;
            /**
             * @description Name of a saved segment or list; `staticlist/name` or `segment/name` where both have it.
             * @example vip
             */
            segment?: string | null;
        };
        /** @description A definition as a listing shows it. */
        Overview: {
            /** @description What it is for. */
            description: string | null;
            /** @description Its kind. */
            kind: components["schemas"]["Kind"];
            /**
             * @description The method of a segmentation.
             * @example rfm
             */
            method: string | null;
            /** @description Its name. */
            name: string;
            /** @description Who answers for it. */
            owner: string | null;
            /** @description When that was saved, RFC 3339. */
            saved_at: string | null;
            /** @description Who saved it, when that is known. */
            saved_by: string | null;
            /** @description Words to find it by. */
            tags: string[];
            /** @description What people are shown. */
            title: components["schemas"]["Title"];
            /**
             * Format: int64
             * @description Its newest version.
             */
            version: number;
        };
        /** @description A page of a list. */
        Page_AuditView: {
            /** @description The items. */
            items: {
                /**
                 * @description What they did.
                 * @example export
                 */
                act: string;
                /**
                 * @description From which address; null when that is not known.
                 * @example 127.0.0.1
                 */
                address: string | null;
                /**
                 * Format: date-time
                 * @description When.
                 * @example 2026-11-21T08:00:00Z
                 */
                at: string;
                /**
                 * Format: int64
                 * @description From 1, without gaps.
                 * @example 17
                 */
                id: number;
                /**
                 * @description What named them then.
                 * @example li@example.com
                 */
                name: string;
                /**
                 * Format: int64
                 * @description Number of the person; 0 for nobody in particular.
                 * @example 1
                 */
                person: number;
                /**
                 * @description To what.
                 * @example segment/vip
                 */
                what: string;
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description A page of a list. */
        Page_ChangeItem: {
            /** @description The items. */
            items: {
                /** @description When it took effect, RFC 3339. */
                at: string;
                /** @description Why: `event`, `deadline`, `definition`, `refit`, `merge`, `import` or `erasure`. */
                cause: string;
                /** @description The customer's name at that time; null when the customer was erased. */
                customer: string | null;
                /** @description Its name. */
                definition: string;
                event?: components["schemas"]["ChangeEvent"] | null;
                /** @description The label before; `in` for members of a segment or list; null for outside. */
                from: string | null;
                /**
                 * @description Kind of the definition.
                 * @example Segment
                 */
                kind: string;
                /**
                 * Format: int64
                 * @description Place in the change log, from 1, without gaps.
                 */
                sequence: number;
                /** @description The label from now on; null for outside. */
                to: string | null;
                /**
                 * Format: int64
                 * @description Its version.
                 */
                version: number;
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description A page of a list. */
        Page_DeliveryItem: {
            /** @description The items. */
            items: {
                /** @description When, RFC 3339. */
                at: string;
                /**
                 * Format: int64
                 * @description Changes in it.
                 */
                changes: number;
                /**
                 * Format: int64
                 * @description Milliseconds until it was decided.
                 */
                duration: number;
                error: components["schemas"]["CodedText"] | null;
                /** @description Id of the message. */
                message: string;
                /**
                 * Format: int64
                 * @description Number of the attempt, from 1.
                 */
                number: number;
                /**
                 * Format: int32
                 * @description Status of the answer; null when none came.
                 */
                status: number | null;
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description A page of a list. */
        Page_ErasureReceipt: {
            /** @description The items. */
            items: {
                /** @description When, RFC 3339. */
                at: string;
                /**
                 * Format: int64
                 * @description Attribute values removed.
                 */
                attributes: number;
                /**
                 * Format: int64
                 * @description Events removed.
                 */
                events: number;
                /**
                 * Format: int64
                 * @description Identifiers removed.
                 */
                identifiers: number;
                /** @description SHA-256 of code and name: whoever has both can prove the erasure. */
                proof: string;
                /**
                 * Format: int64
                 * @description Its number, from 1.
                 */
                receipt: number;
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description A page of a list. */
        Page_FitListing: {
            /** @description The items. */
            items: {
                /** @description As of when the population was taken, RFC 3339. */
                as_of: string;
                /** @description When it was made, RFC 3339. */
                created_at: string;
                /** @description Ascending cuts of each dimension. */
                cuts: components["schemas"]["DimensionCuts"][];
                /**
                 * Format: int64
                 * @description Version of the definition that it was made for.
                 */
                definition_version: number;
                /** @description `first-use`, `definition-changed`, `asked`, `scheduled` or `approved`. */
                note: string;
                /**
                 * Format: int64
                 * @description From 1.
                 */
                number: number;
                /**
                 * Format: int64
                 * @description Customers fitted on.
                 */
                population: number;
                /** @description Of which segmentation. */
                segmentation: string;
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description A page of a list. */
        Page_ImportQuality: {
            /** @description The items. */
            items: {
                /** @description The files. */
                file: string;
                /** @description When it was finished, RFC 3339; null while it is not. */
                finished_at: string | null;
                /** @description The import. */
                id: string;
                /**
                 * Format: int32
                 * @description Its number.
                 */
                number: number;
                /** @description The report in numbers, as `fenqun import --format json` gives it; null while not finished. */
                quality: unknown;
                /** @description What it says, for people, most important first. */
                sentences: string[];
                /** @description Its source. */
                source: string;
                /** @description When it was begun, RFC 3339. */
                started_at: string;
                /** @description When it was undone, RFC 3339; null when it was not. */
                undone_at: string | null;
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description A page of a list. */
        Page_Person: {
            /** @description The items. */
            items: {
                /**
                 * Format: date-time
                 * @description When they were added.
                 * @example 2026-11-21T08:00:00Z
                 */
                created_at: string;
                /**
                 * @description What they sign in with.
                 * @example han@example.com
                 */
                email: string;
                /**
                 * Format: int64
                 * @description From 1; never used again.
                 * @example 2
                 */
                id: number;
                language: components["schemas"]["Language"] | null;
                /** @description They have not chosen a password of their own yet. */
                must_change_password: boolean;
                /**
                 * @description As shown.
                 * @example 韩梅梅
                 */
                name: string;
                /** @description What they are. */
                role: components["schemas"]["Role"];
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description A page of a list. */
        Page_ReviewRecord: {
            /** @description The items. */
            items: (components["schemas"]["Review"] & {
                /** @description When, RFC 3339. */
                created_at: string;
            })[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description A page of a list. */
        Page_Token: {
            /** @description The items. */
            items: {
                /**
                 * Format: date-time
                 * @description When it was made.
                 * @example 2026-11-21T08:00:00Z
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description From when on it is worth nothing; null for never.
                 * @example 2027-11-21T08:00:00Z
                 */
                expires_at: string | null;
                /**
                 * @description The last characters of the secret.
                 * @example x7Qk
                 */
                hint: string;
                /**
                 * Format: int64
                 * @description From 1.
                 * @example 3
                 */
                id: number;
                /**
                 * @description What one calls it.
                 * @example nightly report
                 */
                name: string;
                /** @description What it may do, as long as its owner may. */
                scopes: components["schemas"]["Right"][];
                /**
                 * Format: date-time
                 * @description When it was last used; null for never.
                 * @example 2026-11-21T09:00:00Z
                 */
                used_at: string | null;
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description A page of a list. */
        Page_Version: {
            /** @description The items. */
            items: {
                /** @description This version says that the definition was deleted. */
                deleted: boolean;
                /** @description When it was saved, RFC 3339. */
                saved_at: string;
                /** @description Who saved it, when that is known. */
                saved_by: string | null;
                /**
                 * Format: int64
                 * @description From 1.
                 */
                version: number;
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description A page of a list. */
        Page_WebhookItem: {
            /** @description The items. */
            items: {
                /** @description When it was made, RFC 3339. */
                created_at: string;
                /**
                 * Format: int64
                 * @description Every change up to this sequence number was delivered or is not wanted.
                 */
                delivered_to: number;
                /** @description For people. */
                description: string;
                /** @description Which changes are sent. */
                filter: components["schemas"]["ChangeFilter"];
                /**
                 * @description Its id.
                 * @example wh_2f0c9a
                 */
                id: string;
                /**
                 * Format: int64
                 * @description Newest sequence number of the change log.
                 */
                last_change: number;
                message: components["schemas"]["MessageItem"] | null;
                /** @description Until when messages are signed with the secret before as well. */
                old_secret_until: string | null;
                reason: components["schemas"]["CodedText"] | null;
                /** @description `active`, `paused` or `disabled`. */
                state: string;
                /** @description Where messages go. */
                url: string;
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description A page of a list. */
        Page_WriteKey: {
            /** @description The items. */
            items: {
                /**
                 * Format: date-time
                 * @description When it was made.
                 * @example 2026-11-21T08:00:00Z
                 */
                created_at: string;
                /**
                 * @description The last characters of the secret.
                 * @example x7Qk
                 */
                hint: string;
                /**
                 * Format: int64
                 * @description From 1.
                 * @example 1
                 */
                id: number;
                /**
                 * @description What people call it.
                 * @example web shop
                 */
                name: string;
                /**
                 * @description The source that its events belong to.
                 * @example web
                 */
                source: string;
                /**
                 * Format: date-time
                 * @description When it was last used; null for never.
                 * @example 2026-11-21T09:00:00Z
                 */
                used_at: string | null;
            }[];
            /** @description `cursor` of the next page; null on the last. */
            next: string | null;
        };
        /** @description What a rule says, or why it says nothing. */
        ParsedRule: {
            /** @description Each condition of the rule in plain words, in the order of the tree. */
            conditions: components["schemas"]["ConditionWords"][];
            /**
             * @description It in plain words, in the language of the caller; null when it cannot be read.
             * @example at least 3 orders in the last 90 days
             */
            plain: string | null;
            /** @description What is wrong, in the order of the text; empty for a rule that can be saved. */
            problems: components["schemas"]["RuleProblem"][];
            /** @description The rule as it would be written; null when it cannot be read. */
            rule: string | null;
            /** @description Its tree; null when it cannot be read. */
            tree: Record<string, never> | null;
        };
        /** @description A change of one's own password. */
        PasswordChange: {
            /** @description The password from now on: 8 to 256 characters, none that is guessed first. */
            new: string;
            /** @description The password until now. */
            old: string;
        };
        /** @description A person who may sign in. */
        Person: {
            /**
             * Format: date-time
             * @description When they were added.
             * @example 2026-11-21T08:00:00Z
             */
            created_at: string;
            /**
             * @description What they sign in with.
             * @example han@example.com
             */
            email: string;
            /**
             * Format: int64
             * @description From 1; never used again.
             * @example 2
             */
            id: number;
            language: components["schemas"]["Language"] | null;
            /** @description They have not chosen a password of their own yet. */
            must_change_password: boolean;
            /**
             * @description As shown.
             * @example 韩梅梅
             */
            name: string;
            /** @description What they are. */
            role: components["schemas"]["Role"];
        };
        /** @description A person, with the password that they sign in with first. */
        PersonAdmitted: {
            /** @description Shown this once; good for seven days and for choosing another. Null when none was made. */
            initial_password: string | null;
            /** @description The person. */
            person: components["schemas"]["Person"];
        };
        /** @description A person to be added. */
        PersonToAdd: {
            /**
             * @description What they sign in with.
             * @example han@example.com
             */
            email: string;
            language?: components["schemas"]["Language"] | null;
            /**
             * @description As shown.
             * @example 韩梅梅
             */
            name: string;
            /** @description What they are. */
            role: components["schemas"]["Role"];
        };
        /** @description What is to change; what is left out stays. */
        PersonToChange: {
            language?: components["schemas"]["Language"] | null;
            /** @description As shown. */
            name?: string | null;
            /** @description Gives them a new initial password and ends their sessions. */
            reset_password?: boolean;
            role?: components["schemas"]["Role"] | null;
        };
        /** @description What a rule catches. */
        PreviewAnswer: {
            against: components["schemas"]["Compared"] | null;
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /** @description Each condition of the rule by itself, in the order of the tree. */
            conditions: components["schemas"]["ConditionCount"][];
            /**
             * Format: int64
             * @description Customers it catches.
             */
            count: number;
            /**
             * Format: int64
             * @description All customers.
             */
            customers: number;
            /**
             * @description The same in plain words, in the language of the caller.
             * @example at least 3 orders in the last 90 days
             */
            plain: string;
            /** @description The rule as it was understood. */
            rule: string;
            /** @description Some customers it catches. */
            sample: components["schemas"]["CustomerRef"][];
            /** @description The same as a tree. */
            tree: Record<string, never>;
        };
        /** @description What is to be previewed: a rule as text or as a tree. */
        PreviewAsked: {
            /** @description A saved segment or list to compare with. */
            against?: string | null;
            /** @description Instant: RFC 3339, a day, or `now`; now when left out. */
            as_of?: string | null;
            /**
             * @description The rule as text.
             * @example count(order, last 90d) >= 3
             */
            rule?: string | null;
            /** @description The rule as a tree. */
            tree?: Record<string, never> | null;
        };
        /** @description A rule as text again. */
        PrintedRule: {
            /** @description Each condition of the rule in plain words, in the order of the tree. */
            conditions: components["schemas"]["ConditionWords"][];
            /**
             * @description The same in plain words, in the language of the caller.
             * @example at least 3 orders in the last 90 days
             */
            plain: string;
            /** @description The rule. */
            rule: string;
        };
        /** @description A problem document. */
        Problem: {
            /**
             * @description Stable; `docs/errors.md` lists them.
             * @example customer-unknown
             */
            code: string;
            /** @description Every single thing that is wrong, when there are several. */
            errors?: components["schemas"]["ProblemPart"][];
            /**
             * @description The request, as the log of the server names it.
             * @example urn:fenqun:request:1f0c9a
             */
            instance?: string | null;
            /**
             * Format: int32
             * @description The status of the answer.
             * @example 404
             */
            status: number;
            /**
             * @description What is wrong and what to do, in the language of the caller.
             * @example There is no customer "C1". Give any of their identifiers.
             */
            title: string;
            /**
             * @description Names the code.
             * @example urn:fenqun:problem:customer-unknown
             */
            type: string;
        };
        /** @description One of several things that are wrong. */
        ProblemPart: {
            /** @description Stable. */
            code: string;
            /** @description For people, in their language. */
            title: string;
        };
        /** @description One customer. */
        Profile: components["schemas"]["CustomerRef"] & {
            /**
             * Format: int64
             * @description Events that are dated in the future and take effect then.
             */
            ahead: number;
            /** @description The instant up to which events are counted, RFC 3339. */
            as_of: string;
            /**
             * Format: int64
             * @description Attributes that were ever set.
             */
            attributes: number;
            /** @description Events by name. */
            by_name: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Events.
             */
            events: number;
            /** @description First event, RFC 3339. */
            first_seen: string | null;
            /** @description Everything they are known by. */
            identifiers: components["schemas"]["KnownIdentifier"][];
            /** @description Last event, RFC 3339. */
            last_seen: string | null;
            /** @description Joinings by hand that they came from; each can be undone. */
            merges: number[];
        };
        /** @description A property of an event. */
        PropertyWord: {
            /**
             * @description Its dotted name.
             * @example amount
             */
            name: string;
            /** @description Names or reaches a person. */
            personal: boolean;
            /** @description What people are shown; empty when nothing better than its name is known. */
            title: components["schemas"]["Title"];
            /** @description Its type. */
            type: components["schemas"]["Type"];
        };
        /** @description How good the data are. */
        QualityAnswer: components["schemas"]["Page_ImportQuality"] & {
            /** @description Over all imports together. */
            whole: components["schemas"]["DataQuality"];
        };
        /** @description A value. Decimals, instants and days are texts; lengths of time are texts such as `3600000ms`. */
        Reading: string | number | boolean | unknown[];
        /** @description Why something failed. */
        Reason: {
            /** @description Stable. */
            code: string;
            /** @description For people, in the caller's language. */
            title: string;
        };
        /** @description What is to be fitted anew. */
        RefitAsked: {
            /**
             * @description As of when the population is taken; now when left out.
             * @default null
             */
            as_of: string | null;
        };
        /** @description A new fit and what it moves. */
        Refitted: {
            /** @description The new fit. */
            fit: components["schemas"]["FitListing"];
            migration?: components["schemas"]["Flows"] | null;
        };
        /** @description Customers who are in just these groups and in none of the others. */
        Region: {
            /**
             * Format: int64
             * @description How many.
             */
            customers: number;
            /**
             * @description The rule that catches just them.
             * @example in segment('vip') and not in segment('recent')
             */
            rule: string;
            /**
             * @description The groups that they are in, by index into `sets`, ascending.
             * @example [
             *       0,
             *       2
             *     ]
             */
            sets: number[];
        };
        /** @description Rows that would be rejected for a reason. */
        RejectedRows: {
            /** @description The reason; stable. */
            code: string;
            /** @description The same in words, in the caller's language. */
            reason: string;
            /**
             * Format: int64
             * @description How many.
             */
            rows: number;
        };
        /** @description A row that would be rejected. */
        RejectedSample: {
            /**
             * Format: int64
             * @description The line (1-based) that it begins on.
             */
            line: number;
            /** @description Why, in the caller's language. */
            reason: string;
            /** @description The row as it stands in the file. */
            row: string;
        };
        /** @description What became of letters that were sent through again. */
        ReplayAnswer: {
            /**
             * Format: int64
             * @description Letters that stay, each with the reason that holds now.
             */
            refused: number;
            /**
             * Format: int64
             * @description Events that count now; their letters are gone.
             */
            taken: number;
        };
        /** @description What people found. */
        Review: {
            /**
             * Format: int64
             * @description Number of the review.
             */
            id: number;
            /** @description By label, then all labels together under an empty one. */
            labels: components["schemas"]["LabelAccuracy"][];
            /** @description The segmentation. */
            segmentation: string;
        };
        /** @description What people found on the page. */
        ReviewAsked: {
            /** @description One for each customer of the sample. */
            marks: components["schemas"]["Mark"][];
            /** @description The segmentation, segment or list. */
            segmentation: string;
        };
        /** @description A review that was handed in. */
        ReviewRecord: components["schemas"]["Review"] & {
            /** @description When, RFC 3339. */
            created_at: string;
        };
        /**
         * @description What somebody may do.
         * @example see
         */
        Right: string;
        /**
         * @description What somebody is.
         * @enum {string}
         */
        Role: "administrator" | "analyst" | "operator" | "viewer";
        /**
         * @description What a row is.
         * @enum {string}
         */
        RowKind: "events" | "customers";
        /** @description How many customers an unsaved rule would have caught over time. */
        RuleHistory: {
            /** @description `in` and `out`, in the order of the sizes. */
            labels: string[];
            /** @description Oldest first. */
            points: components["schemas"]["HistoryPoint"][];
            /** @description The rule as it was understood. */
            rule: string;
        };
        /** @description Over which stretch of time an unsaved rule is followed. */
        RuleHistoryAsked: {
            /** @description First instant: RFC 3339 or a day; the day of the first event when left out. */
            from?: string | null;
            /**
             * @description The rule as text.
             * @example count(order, last 90d) >= 3
             */
            rule?: string | null;
            /**
             * @description Step such as `7d` or `1mo`; a month when left out.
             * @example 1mo
             */
            step?: string | null;
            /** @description Last instant; now when left out. */
            to?: string | null;
            /** @description The rule as a tree. */
            tree?: Record<string, never> | null;
        };
        /** @description A rule of a first-match list. */
        RulePart: {
            /** @description The rule. */
            condition: components["schemas"]["Condition"];
            /** @description The label it earns. */
            label: string;
        };
        /** @description What is wrong in a rule. */
        RuleProblem: {
            /**
             * @description Stable.
             * @example rule-expected
             */
            code: string;
            /**
             * Format: int64
             * @description Where, counted in characters from 1; null when it is about the whole.
             * @example 17
             */
            column: number | null;
            /** @description The line with a mark below the place. */
            place: string | null;
            /** @description What was expected there, for people, in their language. */
            title: string;
        };
        /** @description A rule as text. */
        RuleText: {
            /**
             * @description The rule.
             * @example count(order, last 90d) >= 3 and city = '上海'
             */
            rule: string;
        };
        /** @description A rule as a tree. */
        RuleTree: {
            /** @description The tree. */
            tree: Record<string, never>;
        };
        /** @description What is to be sampled. */
        SampleAsked: {
            /** @description Instant; now when left out. */
            as_of?: string | null;
            /**
             * @description Customers of each label; all when there are fewer.
             * @default 25
             */
            per_label: number | null;
            /**
             * @description The segmentation, segment or list.
             * @example rfm
             */
            segmentation: string;
        };
        /** @description A customer of a sampling check. */
        SampleRow: components["schemas"]["CustomerRef"] & {
            /** @description In the order of the table's `facts`; null where missing. */
            facts: unknown[];
            /** @description The label to be judged. */
            label: string;
        };
        /** @description The sampling check as a table on a page. */
        SampleTable: {
            /** @description The instant, RFC 3339. */
            as_of: string;
            /** @description What each fact of a row says, as rules write it. */
            facts: string[];
            /** @description By label, in the order of the alphabet. */
            rows: components["schemas"]["SampleRow"][];
            /** @description The segmentation. */
            segmentation: string;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description A definition as it was saved. */
        SavedDefinition: {
            /** @description The definition in the form of files; personal texts in it are masked for some. */
            definition: Record<string, never>;
            /**
             * Format: int64
             * @description Its newest version.
             */
            version: number;
            /** @description The same as YAML, exactly as `apply` takes it. */
            yaml: string;
        };
        /** @description A value and how it becomes a score. */
        ScoreDimension: {
            /**
             * Format: int32
             * @description Number of scores, from 1.
             */
            bins: number;
            /**
             * @description How it is cut: `quantile`, `threshold`, `width`, `linear`, `ntile` or `r-rfm`.
             * @example quantile
             */
            by: string;
            /** @description Ascending cuts in force, one fewer than scores; fewer when nobody was there to be fitted on. */
            cuts: unknown[];
            /** @description Smaller values have higher scores. */
            descending: boolean;
            /**
             * @description The value, as rules write it.
             * @example since(last(order))
             */
            expression: string;
            /**
             * @description Its name: `r`, `f`, `m`, `value`, `potential`, `band`.
             * @example r
             */
            name: string;
            /** @description What people are shown instead of the value; empty when nobody named it. */
            title: components["schemas"]["Title"];
        };
        /** @description Who was found. */
        SearchPage: {
            /** @description Nobody else matches; else a longer text would tell them apart. */
            complete: boolean;
            /** @description The best first. */
            items: components["schemas"]["FoundCustomer"][];
            /** @description Always null: a longer text finds fewer. */
            next: string | null;
        };
        /** @description A segmentation. */
        SegmentationWord: {
            /** @description Its labels. */
            labels: components["schemas"]["Word"][];
            /** @description As rules name it. */
            name: string;
            /** @description Its scores, which rules name as `rfm.r`. */
            scores: string[];
            /** @description What people are shown. */
            title: components["schemas"]["Title"];
        };
        /** @description A line of an explanation. */
        Sentence: {
            /** @description How deep it is indented. */
            depth: number;
            /** @description Whether the condition it is about holds; null when it is about none. */
            holds: boolean | null;
            /** @description The rule text that it puts into words, for whoever reads rules; null when there is none. */
            rule: string | null;
            /** @description The words. */
            text: string;
        };
        /** @description Who one is. */
        SessionView: {
            /** @description Goes along with every change as the header `X-Fenqun-CSRF`; null with a token. */
            csrf: string | null;
            /**
             * @description What they sign in with.
             * @example li@example.com
             */
            email: string;
            language: components["schemas"]["Language"] | null;
            /** @description The password was made by somebody else and must be changed first. */
            must_change_password: boolean;
            /**
             * Format: int64
             * @description Number of the person.
             * @example 1
             */
            person: number;
            /** @description What they may do, of a token within its scopes. Empty while the password must be changed. */
            rights: components["schemas"]["Right"][];
            /** @description What they are. */
            role: components["schemas"]["Role"];
        };
        /** @description The first administrator. */
        SetUp: {
            /**
             * @description What they sign in with.
             * @example li@example.com
             */
            email: string;
            /**
             * @description As shown.
             * @example 李雷
             */
            name: string;
            /**
             * @description 8 to 256 characters, none that is guessed first.
             * @example correct horse battery staple
             */
            password: string;
            /**
             * @description The one-time token that the server printed when it started.
             * @example fq_setup_…
             */
            token: string;
        };
        /**
         * @description How urgent something is.
         * @enum {string}
         */
        Severity: "urgent" | "soon" | "note";
        /** @description Who signs in. */
        SignIn: {
            /**
             * @description What they sign in with.
             * @example li@example.com
             */
            email: string;
            /**
             * @description Their password.
             * @example correct horse battery staple
             */
            password: string;
        };
        /** @description How the running workspace is doing. */
        Status: {
            /**
             * Format: int64
             * @description Bytes acknowledged but not yet evaluated.
             */
            backlog_bytes: number;
            /**
             * Format: int64
             * @description Customers.
             */
            customers: number;
            /** @description Definitions that fail and keep their last good result. */
            failing: components["schemas"]["FailingDefinition"][];
            /**
             * Format: int64
             * @description Newest entry of the change log.
             */
            last_change: number;
            /**
             * Format: int64
             * @description Customers for whom a next change is known.
             */
            timers: number;
            /**
             * @description Version of the server.
             * @example 0.1.0
             */
            version: string;
            /**
             * Format: date-time
             * @description Everything that comes by time alone has been recorded up to this instant.
             * @example 2026-11-21T08:00:00Z
             */
            watermark: string;
        };
        /** @description What something is about. */
        Target: {
            definition_kind: components["schemas"]["Kind"] | null;
            /** @description What it is. */
            kind: components["schemas"]["TargetKind"];
            /**
             * @description Name of the definition, or id of anything else; null when it is about all of the kind, and
             *     for an import on the command line, which has no page of its own.
             */
            name: string | null;
        };
        /**
         * @description Kinds of things to look at.
         * @enum {string}
         */
        TargetKind: "definition" | "import" | "job-run" | "dead-letters" | "fit-review" | "people";
        /** @description A text in the languages of the product. */
        Title: {
            /** @description English. */
            en?: string | null;
            /** @description Chinese. */
            zh?: string | null;
        };
        /** @description A token, without its secret. */
        Token: {
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-21T08:00:00Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description From when on it is worth nothing; null for never.
             * @example 2027-11-21T08:00:00Z
             */
            expires_at: string | null;
            /**
             * @description The last characters of the secret.
             * @example x7Qk
             */
            hint: string;
            /**
             * Format: int64
             * @description From 1.
             * @example 3
             */
            id: number;
            /**
             * @description What one calls it.
             * @example nightly report
             */
            name: string;
            /** @description What it may do, as long as its owner may. */
            scopes: components["schemas"]["Right"][];
            /**
             * Format: date-time
             * @description When it was last used; null for never.
             * @example 2026-11-21T09:00:00Z
             */
            used_at: string | null;
        };
        /** @description A token that was just made. */
        TokenMade: {
            /**
             * @description Shown this once: send it as `Authorization: Bearer …`.
             * @example fq_pat_…
             */
            secret: string;
            /** @description The token. */
            token: components["schemas"]["Token"];
        };
        /** @description A token to be made. */
        TokenToMake: {
            /**
             * Format: date-time
             * @description From when on it is worth nothing; never when left out.
             * @example 2099-11-21T08:00:00Z
             */
            expires_at?: string | null;
            /**
             * @description What one calls it.
             * @example nightly report
             */
            name: string;
            /**
             * @description What it may do; nothing that one may not do oneself.
             * @example [
             *       "see"
             *     ]
             */
            scopes: components["schemas"]["Right"][];
        };
        /** @description How much there is. */
        Totals: {
            /** @description When it was counted, RFC 3339. */
            as_of: string;
            /** @description Events by name. */
            by_name: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Customers.
             */
            customers: number;
            /**
             * Format: int64
             * @description Events, repeats not counted; those dated in the future included.
             */
            events: number;
            /** @description First event, RFC 3339. */
            first: string | null;
            /** @description Last event, RFC 3339. */
            last: string | null;
        };
        /** @description How an unsaved segmentation would divide the customers. */
        Trial: components["schemas"]["Breakdown"] & {
            against: components["schemas"]["Moves"] | null;
        };
        /** @description A segmentation that is not saved. */
        TrialAsked: {
            /** @description A saved segmentation to compare with; the saved one of the same name when left out. */
            against?: string | null;
            /** @description Instant: RFC 3339, a day, or `now`; now when left out. */
            as_of?: string | null;
            /** @description The definition as `apply` takes it: an object, in which rules may be trees, or YAML as text. */
            definition: Record<string, never>;
        };
        /**
         * @description The types of the definition language (`semantics` 7).
         * @enum {string}
         */
        Type: "text" | "integer" | "decimal" | "float" | "boolean" | "instant" | "date" | "list" | "point";
        /** @description The cumulative share of the value by the share of customers, those who bring most first. */
        ValueCurve: {
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /**
             * Format: int64
             * @description All customers.
             */
            customers: number;
            /** @description Where classes end, of an ABC segmentation; else empty. */
            cuts: components["schemas"]["CurveCut"][];
            /** @description From nobody to everybody, at most about 200, those at the cuts among them. */
            points: components["schemas"]["CurvePoint"][];
            /** @description The segmentation. */
            segmentation: string;
            /** @description What is added up. */
            value: components["schemas"]["Measure"];
            /**
             * Format: int64
             * @description Customers with a value above 0, of whom the curve is.
             */
            valued: number;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description The values that occur. */
        Values: {
            /** @description Everything was looked at; else a sample of customers. */
            complete: boolean;
            /** @description The values are not shown, because they name or reach people. */
            hidden: boolean;
            /**
             * Format: int64
             * @description Values looked at.
             */
            looked_at: number;
            /** @description The most frequent first. */
            values: components["schemas"]["FrequentValue"][];
        };
        /**
         * @description What happens to a definition.
         * @enum {string}
         */
        Verdict: "created" | "changed" | "unchanged";
        /** @description A version of a definition. */
        Version: {
            /** @description This version says that the definition was deleted. */
            deleted: boolean;
            /** @description When it was saved, RFC 3339. */
            saved_at: string;
            /** @description Who saved it, when that is known. */
            saved_by: string | null;
            /**
             * Format: int64
             * @description From 1.
             */
            version: number;
        };
        /** @description A version with what it says. */
        VersionBody: components["schemas"]["Version"] & {
            /** @description The definition in the form of files; null when this program cannot read it any more. */
            definition: Record<string, never>;
            /** @description The same as YAML, exactly as `apply` takes it. */
            yaml: string;
        };
        /** @description What rules can speak of. */
        Vocabulary: {
            /** @description Attributes of customers, by name. */
            attributes: components["schemas"]["AttributeWord"][];
            /** @description Events, by name. */
            events: components["schemas"]["EventWord"][];
            /** @description Lists. */
            lists: components["schemas"]["Word"][];
            /** @description Metrics. */
            metrics: components["schemas"]["Word"][];
            /** @description There are more events, properties or attributes than are listed. */
            more: boolean;
            /** @description Segmentations. */
            segmentations: components["schemas"]["SegmentationWord"][];
            /** @description Segments. */
            segments: components["schemas"]["Word"][];
        };
        /** @description What is to be different; what is left out stays. */
        WebhookChange: {
            /**
             * @description For people.
             * @default null
             */
            description: string | null;
            /** @default null */
            filter: components["schemas"]["ChangeFilter"] | null;
            /**
             * @description `true` stops sending for now, `false` goes on.
             * @default null
             */
            paused: boolean | null;
            /**
             * @description `true` makes a new secret; for a day messages carry the signature of the old one as well.
             * @default null
             */
            rotate_secret: boolean | null;
            /**
             * @description Where messages go.
             * @default null
             */
            url: string | null;
        };
        /** @description A webhook. */
        WebhookItem: {
            /** @description When it was made, RFC 3339. */
            created_at: string;
            /**
             * Format: int64
             * @description Every change up to this sequence number was delivered or is not wanted.
             */
            delivered_to: number;
            /** @description For people. */
            description: string;
            /** @description Which changes are sent. */
            filter: components["schemas"]["ChangeFilter"];
            /**
             * @description Its id.
             * @example wh_2f0c9a
             */
            id: string;
            /**
             * Format: int64
             * @description Newest sequence number of the change log.
             */
            last_change: number;
            message: components["schemas"]["MessageItem"] | null;
            /** @description Until when messages are signed with the secret before as well. */
            old_secret_until: string | null;
            reason: components["schemas"]["CodedText"] | null;
            /** @description `active`, `paused` or `disabled`. */
            state: string;
            /** @description Where messages go. */
            url: string;
        };
        /** @description What became of a trial. */
        WebhookTrial: {
            /** @description The receiver took it. */
            delivered: boolean;
            /**
             * Format: int64
             * @description Milliseconds until it was decided.
             */
            duration: number;
            error: components["schemas"]["CodedText"] | null;
            /**
             * Format: int32
             * @description Status of the answer; null when none came.
             */
            status: number | null;
        };
        /** @description A webhook that was just made, or whose secret was changed. */
        WebhookWithSecret: components["schemas"]["WebhookItem"] & {
            /** @description With what messages are signed; shown this once, null when it was not changed. */
            secret: string | null;
        };
        /** @description The ground of a standing. */
        Why: {
            /** @description A rule. */
            rule: components["schemas"]["Condition"];
        } | {
            /** @description Named in a list, whatever its rule says. */
            pinned: {
                /** @description Put in; taken out when `false`. */
                added: boolean;
            };
        } | "not-listed" | {
            /** @description A segmentation. */
            division: components["schemas"]["Division"];
        } | {
            /** @description A metric: what it is computed from. */
            value: components["schemas"]["Observed"];
        };
        /** @description Why a customer stands where they stand. */
        WhyAnswer: {
            /**
             * Format: date-time
             * @description The instant, RFC 3339.
             */
            as_of: string;
            /** @description Who it is. */
            customer: components["schemas"]["CustomerRef"];
            /** @description One for each definition. */
            definitions: components["schemas"]["Explained"][];
            /** @description Why other definitions could not be explained. */
            failures: components["schemas"]["Finding"][];
        };
        /** @description A definition that rules can name. */
        Word: {
            /** @description As rules name it. */
            name: string;
            /** @description What people are shown. */
            title: components["schemas"]["Title"];
        };
        /** @description A write key, without its secret. */
        WriteKey: {
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-21T08:00:00Z
             */
            created_at: string;
            /**
             * @description The last characters of the secret.
             * @example x7Qk
             */
            hint: string;
            /**
             * Format: int64
             * @description From 1.
             * @example 1
             */
            id: number;
            /**
             * @description What people call it.
             * @example web shop
             */
            name: string;
            /**
             * @description The source that its events belong to.
             * @example web
             */
            source: string;
            /**
             * Format: date-time
             * @description When it was last used; null for never.
             * @example 2026-11-21T09:00:00Z
             */
            used_at: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    attentionList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_AttentionAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auditList: {
        parameters: {
            query?: {
                /** @description Only those of a person. */
                person?: number;
                /** @description Only those of an act, such as `export`. */
                act?: string;
                /** @description Only those whose object begins so, such as `segment/`. */
                what?: string;
                /** @description Only those at or after an instant. */
                from?: string;
                /** @description Only those before an instant. */
                to?: string;
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditView"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    breakdownsShow: {
        parameters: {
            query?: {
                /** @description Instant: RFC 3339, a day, or `now`; now when left out. */
                as_of?: string;
            };
            header?: never;
            path: {
                /** @description A segmentation */
                segmentation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Breakdown"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changesList: {
        parameters: {
            query?: {
                /**
                 * @description Only behind this sequence number. A stream begins with what comes from now on without it, a
                 *     list with the oldest change that is kept.
                 */
                after?: number;
                /** @description Only of this definition. */
                definition?: string;
                /**
                 * @description Only of this kind of definition.
                 * @example segment
                 */
                kind?: string;
                /** @description Only of this customer: their `id`, or any identifier. */
                customer?: string;
                /**
                 * @description Only of this cause: `event`, `deadline`, `definition`, `refit`, `merge`, `import` or
                 *     `erasure`.
                 * @example deadline
                 */
                cause?: string;
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: {
                /** @description Of a stream: the last event seen. */
                "Last-Event-ID"?: number | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ChangeItem"];
                    "text/event-stream": string;
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dataCheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_CheckAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    breakdownsCurve: {
        parameters: {
            query?: {
                /** @description Instant: RFC 3339, a day, or `now`; now when left out. */
                as_of?: string;
            };
            header?: never;
            path: {
                /** @description A segmentation */
                segmentation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_ValueCurve"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersSearch: {
        parameters: {
            query: {
                /**
                 * @description The beginning of a number or address, any digits of a telephone number, any part of a name.
                 * @example 王小
                 */
                q: string;
                /** @description Most items of the answer. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_SearchPage"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Their `id`, or any identifier, with its kind when it is ambiguous: `phone:+8613812345678`
                 * @example ~17
                 */
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Profile"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersAttributes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Their `id`, or any identifier */
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Attributes"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersChanges: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Their `id`, or any identifier */
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Page_ChangeItem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erasuresForget: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Their `id`, or any identifier */
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forgotten"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersHeadlines: {
        parameters: {
            query?: {
                /** @description Instant: RFC 3339, a day, or `now`; now when left out. */
                as_of?: string;
            };
            header?: never;
            path: {
                /** @description Their `id`, or any identifier */
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Headlines"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersMemberships: {
        parameters: {
            query?: {
                /** @description Instant: RFC 3339, a day, or `now`; now when left out. */
                as_of?: string;
            };
            header?: never;
            path: {
                /** @description Their `id`, or any identifier */
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Memberships"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersTimeline: {
        parameters: {
            query?: {
                /**
                 * @description Only entries of these names, separated by commas.
                 * @example order,refund
                 */
                names?: string;
                /** @description Only entries of this kind. */
                kind?: "attribute" | "event";
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Their `id`, or any identifier */
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Page_Entry"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersWhyAll: {
        parameters: {
            query?: {
                /** @description Instant: RFC 3339, a day, or `now`; now when left out. */
                as_of?: string;
            };
            header?: never;
            path: {
                /** @description Their `id`, or any identifier */
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_WhyAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersWhy: {
        parameters: {
            query?: {
                /** @description Instant: RFC 3339, a day, or `now`; now when left out. */
                as_of?: string;
            };
            header?: never;
            path: {
                /** @description Their `id`, or any identifier */
                customer: string;
                /**
                 * @description Kind of the definition
                 * @example Segment
                 */
                kind: string;
                /** @description Its name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_WhyAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLettersList: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
                /** @description Only those of this reason. */
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterPage"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLettersReplayAll: {
        parameters: {
            query?: {
                /** @description Only those of this reason. */
                code?: string;
            };
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLettersShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLettersDropOne: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deadLettersReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    definitionsList: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
                /**
                 * @description Only those of this kind.
                 * @example Segment
                 */
                kind?: string;
                /** @description Also how many customers each has now. */
                sizes?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Page_DefinitionItem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    definitionsApply: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was looked at */
                "If-Match"?: string | null;
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
                /**
                 * @example apiVersion: fenqun/v1
                 *     kind: Segment
                 *     metadata: {name: recent}
                 *     spec: {rule: 'did(order, last 30d)'}
                 */
                "application/yaml": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplyAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    definitionsPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
                "application/yaml": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_ApplyAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    definitionsShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its kind
                 * @example Segment
                 */
                kind: string;
                /** @description Its name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Its version */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedDefinition"];
                    "application/yaml": string;
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    definitionsDelete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was looked at */
                "If-Match"?: string | null;
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Its kind
                 * @example Segment
                 */
                kind: string;
                /** @description Its name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deleted"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    versionsList: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Its kind
                 * @example Segment
                 */
                kind: string;
                /** @description Its name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Version"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    versionsShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its kind
                 * @example Segment
                 */
                kind: string;
                /** @description Its name */
                name: string;
                /** @description From 1 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionBody"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membersEval: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvalAsked"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_EvalAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportsCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportRequest"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportsShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportsFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": number[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    "application/x-ndjson": number[];
                    "text/csv": number[];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fitReviewsList: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
                /** @description Only those in this state. */
                state?: components["schemas"]["FitReviewState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FitReviewPage"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fitReviewsShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FitReview"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fitReviewsApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FitReview"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fitReviewsReject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FitReview"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fitsList: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The segmentation */
                segmentation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FitListing"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fitsCompare: {
        parameters: {
            query: {
                /**
                 * @description Number of the fit before.
                 * @example 1
                 */
                from: number;
                /**
                 * @description Number of the fit after.
                 * @example 2
                 */
                to: number;
                /** @description At which instant; now when left out. */
                as_of?: string;
            };
            header?: never;
            path: {
                /** @description The segmentation */
                segmentation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Flows"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fitsRefit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The segmentation */
                segmentation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefitAsked"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refitted"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    movementsFlows: {
        parameters: {
            query: {
                /**
                 * @description The earlier instant: RFC 3339 or a day.
                 * @example 2024-01-01
                 */
                from: string;
                /** @description The later instant; now when left out. */
                to?: string;
                /**
                 * @description From the change log, what was known then; customers who were not members stand as `out`, and
                 *     how many of them stayed out is not recorded.
                 */
                recorded?: boolean;
            };
            header?: never;
            path: {
                /** @description A segment, list or segmentation */
                segmentation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Flows"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    movementsCell: {
        parameters: {
            query: {
                /**
                 * @description The earlier instant: RFC 3339 or a day.
                 * @example 2024-01-01
                 */
                from: string;
                /** @description The later instant; now when left out. */
                to?: string;
                /** @description Label at the earlier instant; `in` or `out` of a segment. */
                from_label: string;
                /** @description Label at the later instant. */
                to_label: string;
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A segment, list or segmentation */
                segmentation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_CellPage"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    movementsRuleHistory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleHistoryAsked"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_RuleHistory"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    movementsHistory: {
        parameters: {
            query?: {
                /** @description First instant: RFC 3339 or a day; the day of the first event when left out. */
                from?: string;
                /** @description Last instant; now when left out. */
                to?: string;
                /**
                 * @description Step such as `7d` or `1mo`; a month when left out.
                 * @example 1mo
                 */
                step?: string;
                /** @description From the change log, what was known then, instead of what is known now about then. */
                recorded?: boolean;
            };
            header?: never;
            path: {
                /** @description A segment, list or segmentation */
                definition: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_History"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importsList: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importsCreate: {
        parameters: {
            query?: {
                /** @description What a row is. */
                as?: components["schemas"]["RowKind"];
                /** @description Name of the source: a saved one is used, a new mapping is saved under it. */
                source?: string;
                /** @description The mapping: a Source in YAML or JSON. Guessed without one. */
                mapping?: string;
                /** @description Only read and report. */
                dry_run?: boolean;
                /** @description Id of a file that was sent before; the body is then the mapping, or empty. */
                upload?: string;
                /** @description Name of the file, when the body is the file itself. */
                file_name?: string;
            };
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "application/yaml": string;
                "multipart/form-data": string;
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importsGuess: {
        parameters: {
            query?: {
                /** @description What a row is. */
                as?: components["schemas"]["RowKind"];
                /** @description Name of the source: a saved one is used, a new mapping is saved under it. */
                source?: string;
                /** @description The mapping: a Source in YAML or JSON. Guessed without one. */
                mapping?: string;
                /** @description Only read and report. */
                dry_run?: boolean;
                /** @description Id of a file that was sent before; the body is then the mapping, or empty. */
                upload?: string;
                /** @description Name of the file, when the body is the file itself. */
                file_name?: string;
            };
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "application/yaml": string;
                "multipart/form-data": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guess"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importsShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importsCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importsProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Import"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importsRejects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importsUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobsList: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
                /** @description Only runs of this job. */
                job?: string;
                /** @description Only runs in this state. */
                state?: components["schemas"]["JobState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRunPage"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobsKinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobKinds"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobsShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRun"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobsCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRun"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobsRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The job */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRun"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keysList: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WriteKey"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keysMake: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyToMake"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyMade"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keysRevoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Number of the write key. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    breakdownsCheckLabels: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelsAsked"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelCheck"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customersLookUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookUpAsked"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_LookUpAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membersList: {
        parameters: {
            query?: {
                /** @description Instant: RFC 3339, a day, or `now`; now when left out. Later pages stay at the first's. */
                as_of?: string;
                /** @description Only customers with this label; `out` for everybody outside a segment or list. */
                label?: string;
                /**
                 * @description Only customers with these scores of a segmentation, from one to another, both included:
                 *     `r:5,f:4..5`. With `label` too, both must hold.
                 * @example r:5,f:4..5
                 */
                scores?: string;
                /** @description Also when each standing changes by itself, which takes longer. */
                next_change?: boolean;
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Kind of the definition
                 * @example Segment
                 */
                kind: string;
                /** @description Its name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_MembersPage"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergesMerge: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeAsked"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergesUnmerge: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description As the joining gave it */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overlapsShow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverlapAsked"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Overlap"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peopleList: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Person"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peopleAdd: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonToAdd"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonAdmitted"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peopleShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the person. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peopleRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Number of the person. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peopleChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Number of the person. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonToChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonAdmitted"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rulesPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewAsked"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_PreviewAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dataQuality: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityAnswer"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erasuresReceipts: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ErasureReceipt"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dataReport: {
        parameters: {
            query?: {
                /** @description Instant of sizes and values; now when left out. */
                as_of?: string;
                /** @description Earlier instant of changes; three months before `to` when left out. */
                from?: string;
                /** @description Later instant of changes; `as_of` when left out. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    samplesList: {
        parameters: {
            query: {
                /** @description The segmentation, segment or list. */
                segmentation: string;
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReviewRecord"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    samplesHandIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewAsked"];
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rulesParseText: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleText"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParsedRule"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rulesPrintTree: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleTree"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintedRule"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    samplesDraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SampleAsked"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_SampleTable"];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schemaShow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Vocabulary"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schemaValues: {
        parameters: {
            query?: {
                /**
                 * @description Of this attribute of customers.
                 * @example city
                 */
                attribute?: string;
                /**
                 * @description Of a property of this event.
                 * @example order
                 */
                event?: string;
                /**
                 * @description Which property of the event.
                 * @example channel
                 */
                property?: string;
                /** @description Only values that begin so. */
                q?: string;
                /** @description Most items of the answer. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Values"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    breakdownsPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialAsked"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Trial"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessionShow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessionSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessionSignOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessionChangePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setupSetUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUp"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dataStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fresh_Totals"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    statusShow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tokensList: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Token"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tokensMake: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenToMake"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenMade"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tokensRevoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Number of the token. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksList: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WebhookItem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksMake: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookItem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksDeliveries: {
        parameters: {
            query?: {
                /** @description `next` of the page before; the first page without it. */
                cursor?: string;
                /** @description Items of a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeliveryItem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksEnable: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookItem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same change asked for again with the same key within 24 hours is made once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTrial"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused; the problem document says why and what to do. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
