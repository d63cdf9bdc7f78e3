/// What a user says about a patch, and its discretised form.
package org.soretflow.boundary;
