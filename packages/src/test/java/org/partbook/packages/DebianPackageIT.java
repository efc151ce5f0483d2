package org.partbook.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The life of an installed package, from one test to the next: on a machine of its own, under its
/// systemd and so under all that the unit forbids.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DebianPackageIT {
  private static final String SERVER = "http://127.0.0.1:8080";

  /// Sells a copy to a shop, and downloads it.
  private static final String SALE =
      """
      set -e
      server=http://127.0.0.1:8080
      auth="Authorization: Bearer $(cat /srv/token)"
      curl -sS --fail-with-body -H "$auth" -H 'Content-Type: application/json' $server/purchase/register -d '{
        "order_number": 4711, "order_line_id": 1, "asset_id": 101003, "quantity": 1,
        "unit_price": 4.95, "line_item_price": 4.95, "country_code": "US", "customer": "Ada"}'
      curl -sS --fail-with-body -H "$auth" -H 'Prefer: wait=30' "$server/purchase/info?order_id=4711"
      """;

  private static final String DOWNLOAD =
      """
      set -e
      auth="Authorization: Bearer $(cat /srv/token)"
      answer=$(curl -sS --fail-with-body -H "$auth" "http://127.0.0.1:8080/purchase/download-url?order_id=4711&order_line_id=1")
      url=$(printf '%s' "$answer" | grep -o 'http://127[^"]*')
      curl -sS --fail-with-body -o /srv/copy.pdf "$url"
      head -c 5 /srv/copy.pdf
      """;

  @TempDir private static Path folder;
  private Machine machine;

  @BeforeAll
  void start_a_machine() throws IOException, InterruptedException {
    assumeTrue(Machine.isPossible(), "needs root, systemd, overlayfs and dpkg");
    machine = Machine.start(folder);
    machine.copy(Packages.deb(), "/srv/partbook.deb");
    machine
        .run(
            """
            set -e
            mkdir /srv/next && dpkg-deb -R /srv/partbook.deb /srv/next
            sed -i 's/^Version:.*/Version: 99.0/' /srv/next/DEBIAN/control
            echo '# A new line.' >>/srv/next/etc/partbook/partbook.env
            dpkg-deb -Znone -b /srv/next /srv/next.deb
            """)
        .expect(0);
  }

  @AfterAll
  void end_it() throws IOException {
    if (machine != null) {
      machine.close();
    }
  }

  @Test
  @Order(1)
  void installed_it_runs_under_its_unit() throws Exception {
    machine.run("dpkg -i /srv/partbook.deb").expect(0);

    machine.await("curl -sS --fail-with-body " + SERVER + "/readyz");
    assertThat(machine.run("systemctl is-active partbook && systemctl is-enabled partbook").text())
        .isEqualTo("active\nenabled\n");
    var status =
        machine.run("cat /proc/$(systemctl show -p MainPID --value partbook)/status").expect(0);
    assertThat(status.text())
        .contains("NoNewPrivs:\t1", "Seccomp:\t2", "CapBnd:\t0000000000000000");
    assertThat(machine.run("stat -c '%U %a' /var/lib/partbook /etc/partbook/partbook.env").text())
        .isEqualTo("partbook 700\nroot 640\n");
    // Nobody but root can change the program, so the server can't.
    assertThat(
            machine
                .run("find /usr/lib/partbook '(' ! -user root -o -perm /022 ')' ! -type l")
                .expect(0)
                .text())
        .isEmpty();
    machine.run("systemd-analyze verify /usr/lib/systemd/system/partbook.service").expect(0);
    assertThat(machine.run("systemd-analyze security partbook --threshold=20").expect(0).text())
        .contains("OK");
  }

  @Test
  @Order(2)
  void it_sells_there() throws Exception {
    machine.run("partbook catalog import /usr/lib/partbook/samples/catalog.jsonl").expect(0);
    machine.run("partbook vendor add Shop").expect(0);
    machine
        .run(
            "partbook token issue Shop --environment live 2>/dev/null | grep -o 'pb[^ ]*' | head -1 >/srv/token")
        .expect(0);

    assertThat(machine.run(SALE).expect(0).text()).contains("4711");
    assertThat(machine.run(DOWNLOAD).expect(0).text()).isEqualTo("%PDF-");
    machine.run("partbook doctor").expect(0);
  }

  @Test
  @Order(3)
  void commands_are_for_the_user_that_it_belongs_to() throws Exception {
    var refused = machine.run("runuser -u nobody -- partbook vendor list").expect(1);

    assertThat(refused.text()).contains("sudo partbook vendor");
    machine.run("runuser -u nobody -- partbook --version").expect(0);
  }

  @Test
  @Order(4)
  void an_upgrade_keeps_data_and_settings() throws Exception {
    machine.run("echo 'PARTBOOK_SHOWN_NUMBERS=ismn' >>/etc/partbook/partbook.env").expect(0);
    machine.run("dpkg --force-confold -i /srv/next.deb").expect(0);

    machine.await("curl -sS --fail-with-body " + SERVER + "/readyz");
    assertThat(machine.run("dpkg-query -W -f '${Version}' partbook").text()).isEqualTo("99.0");
    assertThat(machine.run("cat /etc/partbook/partbook.env").text())
        .contains("PARTBOOK_SHOWN_NUMBERS=ismn")
        .doesNotContain("A new line.");
    assertThat(machine.run("partbook order show 4711").expect(0).text()).contains("Ada");
    var before = machine.run("sha256sum </srv/copy.pdf").text();
    machine.run(DOWNLOAD).expect(0);
    assertThat(machine.run("sha256sum </srv/copy.pdf").text()).isEqualTo(before);
  }

  @Test
  @Order(5)
  void the_systems_postgresql_takes_over_what_was_sold() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/usr/lib/postgresql")), "needs Debian's PostgreSQL");
    machine.run(
        "pg_lsclusters -h | while read v c _; do systemctl start postgresql@$v-$c; break; done");
    machine.await("runuser -u postgres -- psql -Atc 'select 1'");

    machine.run("partbook-use-postgresql").expect(0);

    machine.await("curl -sS --fail-with-body " + SERVER + "/readyz");
    assertThat(machine.run("partbook doctor").expect(0).text()).contains("partbook_owner owns");
    assertThat(machine.run("partbook order show 4711").expect(0).text()).contains("Ada");
    assertThat(machine.run("pgrep -u partbook postgres").text()).isEmpty();
    assertThat(machine.run("partbook-use-postgresql").expect(1).text())
        .contains("there is a database already");
  }

  @Test
  @Order(6)
  void removed_it_leaves_data_and_settings() throws Exception {
    machine.run("dpkg -r partbook").expect(0);

    assertThat(machine.run("systemctl is-active partbook").text()).isEqualTo("inactive\n");
    machine.run("pgrep -u partbook").expect(1);
    machine.run("test ! -e /usr/bin/partbook -a ! -e /usr/lib/partbook").expect(0);
    machine.run("test -d /var/lib/partbook/blobs -a -f /etc/partbook/partbook.env").expect(0);
    machine.run("dpkg -i /srv/next.deb").expect(0);
    machine.await("curl -sS --fail-with-body " + SERVER + "/readyz");
    assertThat(machine.run("partbook order show 4711").expect(0).text()).contains("Ada");
  }

  @Test
  @Order(7)
  void purged_it_leaves_nothing() throws Exception {
    machine.run("dpkg -P partbook").expect(0);

    assertThat(
            machine
                .run(
                    "ls -d /var/lib/partbook /etc/partbook /usr/lib/partbook /usr/bin/partbook* 2>/dev/null; find /etc/systemd /var/lib/systemd/deb-systemd* -name '*partbook*'")
                .text())
        .isEmpty();
    machine.run("pgrep -u partbook").expect(1);
  }
}
