/// The formats of Partbook's log, and the program that checks what a publisher says of it.
module org.partbook.audit {
  requires static transitive org.jspecify;
  requires java.net.http;

  exports org.partbook.audit;
}
