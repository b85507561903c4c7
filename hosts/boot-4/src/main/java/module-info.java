/** A host that names the library's API and no engine. Open, since Spring reads its annotations. */
open module host {
    requires dev.fraudscorer.core;
    requires org.apache.commons.logging; // which Spring needs and does not name
    requires spring.beans;
    requires spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.context;
    requires tools.jackson.databind;
}
