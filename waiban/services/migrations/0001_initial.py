import django.db.models.deletion
import waiban.kernel.dates
import waiban.kernel.ids
import waiban.register.pointer
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('contacts', '0001_initial'),
        ('events', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('sector', models.CharField(blank=True, max_length=40, verbose_name='sector')),
                ('raised_on', waiban.kernel.dates.PartialDateField(verbose_name='raised on')),
                ('closed_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='closed on')),
                ('detail', models.TextField(blank=True, verbose_name='detail')),
                ('country', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('event', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='events.event', verbose_name='came of the event')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='organisation')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'need',
                'verbose_name_plural': 'needs',
                'indexes': [models.Index(fields=['organisation', 'id'], name='services_ne_organis_58979a_idx'), models.Index(fields=['country', 'id'], name='services_ne_country_caf1bb_idx'), models.Index(fields=['sector', 'id'], name='services_ne_sector_4cb757_idx'), models.Index(fields=['closed_on', 'id'], name='services_ne_closed__1b806c_idx'), models.Index(fields=['division', 'id'], name='services_ne_divisio_5e71d9_idx'), models.Index(fields=['person', 'id'], name='services_ne_person__3dd607_idx'), models.Index(fields=['raised_on', 'id', 'organisation', 'country', 'closed_on', 'division', 'person', 'event'], name='services_ne_raised__760510_idx'), models.Index(fields=['event', 'id'], name='services_ne_event_i_5bb80f_idx')],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('sector', models.CharField(blank=True, max_length=40, verbose_name='sector')),
                ('raised_on', waiban.kernel.dates.PartialDateField(verbose_name='raised on')),
                ('closed_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='closed on')),
                ('detail', models.TextField(blank=True, verbose_name='detail')),
                ('country', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='organisation')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'offer',
                'verbose_name_plural': 'offers',
                'indexes': [models.Index(fields=['organisation', 'id'], name='services_of_organis_3f6870_idx'), models.Index(fields=['country', 'id'], name='services_of_country_c6b5fa_idx'), models.Index(fields=['sector', 'id'], name='services_of_sector_fc975b_idx'), models.Index(fields=['closed_on', 'id'], name='services_of_closed__d1a072_idx'), models.Index(fields=['division', 'id'], name='services_of_divisio_a02e78_idx'), models.Index(fields=['person', 'id'], name='services_of_person__a56a9e_idx'), models.Index(fields=['raised_on', 'id', 'organisation', 'country', 'closed_on', 'division', 'person'], name='services_of_raised__66a588_idx')],
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('proposed_on', waiban.kernel.dates.PartialDateField(verbose_name='proposed on')),
                ('met_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='met on')),
                ('outcome', models.CharField(blank=True, choices=[('talking', 'in talks'), ('agreed', 'agreed'), ('failed', 'came to nothing')], max_length=8, verbose_name='outcome')),
                ('agreed_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='agreed on')),
                ('led_to', waiban.register.pointer.PointerField(blank=True, db_index=True, max_length=80, verbose_name='led to')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
                ('need', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='services.need', verbose_name='need')),
                ('offer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='services.offer', verbose_name='offer')),
            ],
            options={
                'verbose_name': 'match',
                'verbose_name_plural': 'matches',
                'indexes': [models.Index(fields=['need', 'id'], name='services_ma_need_id_2e62a0_idx'), models.Index(fields=['offer', 'id'], name='services_ma_offer_i_0d3700_idx'), models.Index(fields=['met_on', 'id'], name='services_ma_met_on_8ae725_idx'), models.Index(fields=['outcome', 'id'], name='services_ma_outcome_65bf01_idx'), models.Index(fields=['agreed_on', 'id'], name='services_ma_agreed__8cbc28_idx'), models.Index(fields=['division', 'id'], name='services_ma_divisio_37d9a6_idx'), models.Index(fields=['person', 'id'], name='services_ma_person__76d33a_idx'), models.Index(fields=['proposed_on', 'id', 'need', 'offer', 'met_on', 'outcome', 'agreed_on', 'division', 'person'], name='services_ma_propose_608ab7_idx')],
                'constraints': [models.UniqueConstraint(fields=('need', 'offer'), name='match_once'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'agreed'), _negated=True), ('agreed_on__isnull', False), _connector='OR'), name='agreed_match_has_a_date', violation_error_message='What was agreed has a date. Enter it.')],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('kind', models.CharField(choices=[('visa', 'visas and invitations'), ('consular', 'consular protection'), ('legal', 'legal advice'), ('policy', 'policy advice'), ('contacts', 'contacts abroad'), ('papers', 'authentication of papers'), ('other', 'other')], default='other', max_length=10, verbose_name='kind')),
                ('topic', models.CharField(max_length=200, verbose_name='topic')),
                ('recipient', models.CharField(blank=True, max_length=160, verbose_name='given to')),
                ('asked_on', waiban.kernel.dates.PartialDateField(verbose_name='asked for on')),
                ('delivered_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='delivered on')),
                ('firms', models.PositiveIntegerField(default=1, verbose_name='firms served')),
                ('people', models.PositiveIntegerField(default=0, verbose_name='people served')),
                ('contact', models.CharField(blank=True, max_length=120, verbose_name='contact')),
                ('result', models.TextField(blank=True, verbose_name='result')),
                ('country', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('event', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='events.event', verbose_name='came of the event')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('organisation', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='organisation')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'service',
                'verbose_name_plural': 'services',
                'indexes': [models.Index(fields=['kind', 'id'], name='services_se_kind_32b1a4_idx'), models.Index(fields=['organisation', 'id'], name='services_se_organis_2ff43e_idx'), models.Index(fields=['country', 'id'], name='services_se_country_417992_idx'), models.Index(fields=['asked_on', 'id'], name='services_se_asked_o_63fc87_idx'), models.Index(fields=['firms', 'id'], name='services_se_firms_cce539_idx'), models.Index(fields=['people', 'id'], name='services_se_people_f7d014_idx'), models.Index(fields=['division', 'id'], name='services_se_divisio_df3410_idx'), models.Index(fields=['person', 'id'], name='services_se_person__dfad6a_idx'), models.Index(fields=['delivered_on', 'id', 'kind', 'organisation', 'country', 'asked_on', 'event', 'division', 'person'], name='services_se_deliver_016416_idx'), models.Index(fields=['event', 'id'], name='services_se_event_i_6abc4a_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', False), models.Q(('recipient', ''), _negated=True), _connector='OR'), name='service_is_for_somebody', violation_error_message='Say to whom: an organisation, or a name.')],
            },
        ),
    ]
