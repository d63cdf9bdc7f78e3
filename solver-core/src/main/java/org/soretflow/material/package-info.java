/// What matter is made of: properties as data, materials, species and their Soret coefficients. Immutable.
package org.soretflow.material;
